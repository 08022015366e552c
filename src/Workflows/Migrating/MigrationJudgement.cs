using System.Collections.Immutable;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Migrating;

/// <summary>What would become of one case.</summary>
/// <param name="State">Where it would stand under the other version; null when it stays.</param>
/// <param name="Refusals">Why it stays; empty when it may move.</param>
/// <param name="PassedBy">Steps of the other version that the case never goes through, because they begin behind where it stands.</param>
public sealed record MigrationJudgement(InstanceState? State, ImmutableArray<MigrationRefusal> Refusals, ImmutableArray<PassedStep> PassedBy)
{
    /// <summary>True when it may move.</summary>
    public bool MayMove => State is not null;

    internal static MigrationJudgement Refused(IEnumerable<MigrationRefusal> refusals) => new(null, [.. refusals.Distinct()], []);
}

/// <summary>A step that a migrated case is past.</summary>
/// <param name="NodeId">Its id in the definition.</param>
/// <param name="Title">What the designer calls it.</param>
public sealed record PassedStep(string NodeId, string Title);
