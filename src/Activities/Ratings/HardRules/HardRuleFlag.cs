using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.HardRules;

/// <summary>A hard rule that strikes. The engine flags; a named authority may set it aside where the rule permits.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Article">The article it rests on.</param>
/// <param name="Ceiling">The best rating possible; KXL means that the person is not rated.</param>
/// <param name="OverridePermitted">Whether a named authority may set it aside with a written reason.</param>
/// <param name="Reason">What happened, in one sentence.</param>
public sealed record HardRuleFlag(string Code, string Article, Rating Ceiling, bool OverridePermitted, Sentence Reason);

/// <summary>A hard rule set aside.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Authority">Who decided so: the name and post that stand in the file.</param>
/// <param name="Reason">The written reason (found by oneself and mended, force majeure).</param>
public sealed record HardRuleOverride(string Code, string Authority, string Reason)
{
    /// <summary>Whether it names an authority and a reason.</summary>
    public bool IsComplete => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(Reason);
}
