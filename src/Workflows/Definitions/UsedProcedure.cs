using System.Collections.Immutable;

namespace CanBo.Workflows.Definitions;

/// <summary>One version of a procedure that another uses as an activity.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Version">Its number; 0 where the file leaves it to whoever publishes.</param>
public sealed record UsedProcedure(string DefinitionId, int Version)
{
    /// <summary>What the type names of such activities begin with; the definition's id follows.</summary>
    public const string Prefix = "Workflow.";

    /// <summary>What an activity uses; null when it is of another type.</summary>
    public static UsedProcedure? Of(ActivityDefinition activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type.StartsWith(Prefix, StringComparison.Ordinal) ? new UsedProcedure(activity.Type[Prefix.Length..], Math.Max(activity.Version, 0)) : null;
    }

    /// <summary>What a definition uses, each once; what those use in turn is not among it.</summary>
    public static ImmutableArray<UsedProcedure> In(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. definition.Root.SelfAndInside().Select(Of).OfType<UsedProcedure>().Distinct()];
    }

    /// <summary>The definition with a version written where none was, so that what is published later changes nothing in it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="newest">The version to take, by definition id; uses of others stay as they are.</param>
    public static WorkflowDefinition Pin(WorkflowDefinition definition, IReadOnlyDictionary<string, int> newest)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(newest);
        var root = definition.Root.Changed(activity =>
            Of(activity) is { Version: 0 } use && newest.TryGetValue(use.DefinitionId, out var version) ? activity with { Version = version } : activity);
        return ReferenceEquals(root, definition.Root) ? definition : definition with { Root = root };
    }
}
