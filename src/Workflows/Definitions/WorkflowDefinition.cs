using System.Collections.Immutable;

namespace CanBo.Workflows.Definitions;

/// <summary>
/// One version of a workflow definition in Elsa 3's format (reference: elsa-format.md section 1). Change it with <c>with</c>; what the
/// model does not name is kept and written back by <see cref="DefinitionJson.Write(WorkflowDefinition)"/>.
/// </summary>
public sealed record WorkflowDefinition
{
    /// <summary>Id of this version; empty when the file gives none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id that stays over all versions; empty when the file gives none.</summary>
    public string DefinitionId { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>1 or more.</summary>
    public int Version { get; init; } = 1;

    /// <summary>True for the newest version of its definition.</summary>
    public bool IsLatest { get; init; }

    /// <summary>True for the version that new cases use.</summary>
    public bool IsPublished { get; init; }

    /// <summary>When it was made, as written; empty when the file gives none.</summary>
    public string CreatedAt { get; init; } = "";

    /// <summary>Variables of the whole workflow.</summary>
    public ImmutableArray<VariableDefinition> Variables { get; init; } = [];

    /// <summary>What the workflow is given at its start.</summary>
    public ImmutableArray<ArgumentDefinition> Inputs { get; init; } = [];

    /// <summary>What the workflow leaves behind.</summary>
    public ImmutableArray<ArgumentDefinition> Outputs { get; init; } = [];

    /// <summary>Names by which it can end where another procedure uses it as an activity; empty means Done.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>CLR name or alias of the incident strategy; empty means the default, which faults the whole case.</summary>
    public string IncidentStrategyType { get; init; } = "";

    /// <summary>True when other procedures may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>The activity that is the workflow, in practice a flowchart or a sequence.</summary>
    public required ActivityDefinition Root { get; init; }

    internal Origin<WorkflowDefinition>? Origin { get; init; }
}
