using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness;

/// <summary>Says what is wrong with a definition before it runs. Pure: the same definition and catalogue give the same findings.</summary>
public static class DefinitionCheck
{
    /// <summary>
    /// Compiles the definition, then explores what can happen to a case of it: unknown types, connections that lead nowhere, inputs without a
    /// value, expressions that do not parse; ports that nobody connected and what comes of it, joins that never run, loops without an exit, paths
    /// that end without a decision, decisions before the opinions they rest on. docs/soundness.md describes every code.
    /// </summary>
    /// <param name="definition">What is checked.</param>
    /// <param name="catalogue">The activities it may use.</param>
    /// <param name="limits">How far to explore; null for the default.</param>
    /// <returns>Errors and warnings; empty when nothing was found.</returns>
    public static ImmutableArray<Finding> Check(WorkflowDefinition definition, ActivityCatalogue catalogue, ExplorationLimits? limits = null)
    {
        var compilation = WorkflowGraph.Compile(definition, catalogue);
        return Check(compilation, Exploration.Of(compilation.Graph, limits));
    }

    /// <summary>The findings of a definition that is compiled and explored already.</summary>
    /// <param name="compilation">The graph and what compiling found.</param>
    /// <param name="exploration">Its exploration; null when its ids are not unique.</param>
    public static ImmutableArray<Finding> Check(GraphCompilation compilation, Exploration? exploration)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var findings = new Findings();
        ConnectionCheck.Check(compilation.Graph, exploration, findings);
        FactCheck.Check(compilation.Graph, findings);
        TriggerCheck.Check(compilation.Graph, findings);
        if (exploration is not null)
        {
            RunCheck.Check(exploration, compilation.Findings, findings);
            AuthorshipCheck.Check(exploration, findings);
        }

        var definition = compilation.Graph.Definition;
        return definition.UsableAsActivity
            ? [.. UsableCheck.Find(definition), .. compilation.Findings, .. findings.ToImmutable().Select(UsableCheck.OfPart)]
            : [.. compilation.Findings, .. findings.ToImmutable()];
    }
}
