namespace CanBo.Workflows.Soundness;

/// <summary>How far an exploration goes before it gives up and says so.</summary>
/// <param name="MaxStates">The most situations to look at.</param>
/// <param name="MaxWork">The most work: for each step of the engine, the nodes and connections of the graph.</param>
/// <param name="MaxKept">The most memory: the same, summed over the situations that are kept to go on from; a unit is about 8 bytes.</param>
public sealed record ExplorationLimits(int MaxStates, long MaxWork, long MaxKept)
{
    /// <summary>Up to this a definition is explored in every order: some hundred milliseconds at most, and every shipped procedure's usual branches fit.</summary>
    public static ExplorationLimits EveryOrder { get; } = new(2_000, 5_000_000, 5_000_000);

    /// <summary>Enough for a procedure of 2,000 activities without large parallel races; at most a few seconds and some 200 MB.</summary>
    public static ExplorationLimits Default { get; } = new(50_000, 200_000_000, 25_000_000);
}
