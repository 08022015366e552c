namespace CanBo.Workflows;

/// <summary>A short text in both languages of the product; Vietnamese is the first.</summary>
/// <param name="Vietnamese">What Vietnamese readers see.</param>
/// <param name="English">What English readers see.</param>
public sealed record Bilingual(string Vietnamese, string English);
