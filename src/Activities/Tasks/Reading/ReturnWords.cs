namespace CanBo.Activities.Tasks.Reading;

/// <summary>Why a step is done again.</summary>
/// <param name="Name">Who sent it back.</param>
/// <param name="Words">What they wrote.</param>
public sealed record ReturnWords(string Name, string Words);
