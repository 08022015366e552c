using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>What started an instance: what its start trigger would have been told, had it waited.</summary>
/// <param name="Name">The resume's name, such as <see cref="Stimulus.EventPublished"/>.</param>
/// <param name="Data">The resume's data: codes only.</param>
public sealed record Happening(string Name, Value Data);
