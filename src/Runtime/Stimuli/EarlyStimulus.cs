using CanBo.Workflows.Values;

namespace CanBo.Runtime.Stimuli;

/// <summary>A stimulus that waits for its bookmark.</summary>
internal sealed record EarlyStimulus(string Id, string NodeId, string Name, Value Data);
