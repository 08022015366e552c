using System.Collections.Immutable;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Runtime.Definitions;

/// <summary>The definition cannot be stored or published; every reason names the activity and the property. Maps to 422.</summary>
public sealed class DefinitionRefusedException : Exception
{
    /// <summary>The file cannot be read.</summary>
    public DefinitionRefusedException(ImmutableArray<DefinitionError> errors)
        : base(string.Join(" ", errors.Select(e => e.ToString()))) => Errors = errors;

    /// <summary>The check found errors.</summary>
    public DefinitionRefusedException(ImmutableArray<Finding> findings)
        : base(string.Join(" ", findings.Select(f => f.Message.English))) => Findings = findings;

    /// <summary>What cannot be read.</summary>
    public ImmutableArray<DefinitionError> Errors { get; } = [];

    /// <summary>What the check found.</summary>
    public ImmutableArray<Finding> Findings { get; } = [];
}
