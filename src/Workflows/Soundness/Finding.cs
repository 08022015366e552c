using System.Collections.Immutable;

namespace CanBo.Workflows.Soundness;

/// <summary>One thing that the check of a definition found.</summary>
/// <param name="Severity">An error must be mended before the definition is published.</param>
/// <param name="Code">Stable name of the kind of finding, one of <see cref="FindingCodes"/>.</param>
/// <param name="ActivityId">Id of the activity; empty when it is about the whole definition.</param>
/// <param name="Property">The input, port or connection; empty when it is about the whole activity.</param>
/// <param name="Message">What is wrong and how to mend it, naming the activity as the designer shows it.</param>
public sealed record Finding(Severity Severity, string Code, string ActivityId, string Property, Bilingual Message)
{
    /// <summary>What happens from the start on until the fault shows, in order; empty when the definition alone shows it.</summary>
    public ImmutableArray<PathStep> Path { get; init; } = [];

    /// <summary>True when it stops a publication.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>True for an error that an administrator may publish with, saying why. False for what no engine could run as it stands.</summary>
    public bool MayBeWaived => IsError && FindingCodes.MayBeWaived(Code);
}

/// <summary>One step of the path that shows a finding.</summary>
/// <param name="ActivityId">Id of the activity that came to its end.</param>
/// <param name="Title">What the designer calls it.</param>
/// <param name="Port">The outcome by which it was left; empty when it has only one.</param>
/// <param name="PortName">The outcome as people read it; both empty when the port is.</param>
public sealed record PathStep(string ActivityId, string Title, string Port, Bilingual PortName);

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The definition runs, but probably not as meant.</summary>
    Warning,

    /// <summary>Running it would end in an incident, or in a case that is treated wrongly.</summary>
    Error,
}
