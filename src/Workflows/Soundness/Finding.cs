namespace CanBo.Workflows.Soundness;

/// <summary>One thing that the check of a definition found.</summary>
/// <param name="Severity">An error must be mended before the definition is published.</param>
/// <param name="Code">Stable name of the kind of finding, one of <see cref="FindingCodes"/>.</param>
/// <param name="ActivityId">Id of the activity; empty when it is about the whole definition.</param>
/// <param name="Property">The input, port or connection; empty when it is about the whole activity.</param>
/// <param name="Message">What is wrong and how to mend it, naming the activity as the designer shows it.</param>
public sealed record Finding(Severity Severity, string Code, string ActivityId, string Property, Bilingual Message);

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The definition runs, but probably not as meant.</summary>
    Warning,

    /// <summary>Running it would end in an incident.</summary>
    Error,
}
