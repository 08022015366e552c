using System.Collections.Immutable;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Runtime.Definitions;

/// <summary>What a check of a definition found before it is published.</summary>
/// <param name="Definition">What was checked; a version that has changed since is checked again.</param>
/// <param name="Findings">What was found.</param>
/// <param name="IsWaived">True when somebody with the right publishes in spite of the errors that may be waived.</param>
public sealed record DefinitionVerdict(WorkflowDefinition Definition, ImmutableArray<Finding> Findings, bool IsWaived);
