using CanBo.Activities.Texts;

namespace CanBo.Activities.Errors;

/// <summary>
/// A rule of the domain says no: the input is well formed, but this may not happen (now, by this person, in this state).
/// The sentence names what is wrong and how to mend it; nothing was changed.
/// </summary>
/// <param name="message">What the reader is told.</param>
/// <param name="field">The field of the form the rule is about, or null when it is about the whole act.</param>
/// <param name="code">A stable word for programs, such as <c>cap_full</c>.</param>
public sealed class RuleBrokenException(Sentence message, string? field = null, string code = "rule")
    : Exception(message.InVietnamese)
{
    /// <summary>What the reader is told, before translation.</summary>
    public Sentence Sentence { get; } = message;

    /// <summary>The field of the form the rule is about, or null.</summary>
    public string? Field { get; } = field;

    /// <summary>A stable word for programs.</summary>
    public string Code { get; } = code;
}
