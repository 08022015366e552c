namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>Something worth saying that a run came to. Only the first of each kind, activity and other activity is kept.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">Index of the activity it is about.</param>
/// <param name="Other">Index of another activity that has part in it; of an alternative for <see cref="ObservationKind.PortEnds"/>; else -1.</param>
internal readonly record struct Observation(ObservationKind Kind, int Node, int Other);

internal enum ObservationKind
{
    /// <summary>The case ended undecided after this activity.</summary>
    EndedUndecided,

    /// <summary>A join was passed over although a branch had come.</summary>
    JoinGaveUp,

    /// <summary>A join withdrew the other activity, in which a person acts.</summary>
    JoinWithdrew,

    /// <summary>An activity that informs the decision was open when one was made or about to be.</summary>
    DecisionTooEarly,

    /// <summary>An activity about the result began before there was one.</summary>
    ResultTooEarly,

    /// <summary>An activity that gives out seats began.</summary>
    SeatsGiven,

    /// <summary>An outcome was taken that no connection leads on from.</summary>
    PortEnds,
}

/// <summary>What an unconnected outcome came to.</summary>
internal enum PortConsequence
{
    /// <summary>Other branches go on, and the outcome's branch is over.</summary>
    BranchEnds,

    /// <summary>A join went on without the branch.</summary>
    JoinGoesOn,

    /// <summary>The case finished.</summary>
    CaseFinishes,

    /// <summary>The case became an incident, for it ended undecided.</summary>
    CaseStops,
}
