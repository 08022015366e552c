namespace CanBo.Host.Pages.Petitions;

/// <summary>What was typed, given back after an error.</summary>
/// <param name="Text">The petition.</param>
/// <param name="Outcome">The choice of the decider.</param>
/// <param name="Reason">The decider's reasons.</param>
public sealed record TypedPetition(string Text, string Outcome, string Reason);
