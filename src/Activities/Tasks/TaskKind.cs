namespace CanBo.Activities.Tasks;

/// <summary>What kind of page a task opens.</summary>
public enum TaskKind
{
    /// <summary>The person's own sheet.</summary>
    SelfAssessment,

    /// <summary>A named opinion (Party committee).</summary>
    Opinion,

    /// <summary>The staff body's summary and proposal.</summary>
    Appraisal,

    /// <summary>A meeting to hold and its minutes to adopt.</summary>
    Meeting,

    /// <summary>A list of ratings to decide.</summary>
    Decision,

    /// <summary>The comment of the residence-area committee, which has no account.</summary>
    Residence,

    /// <summary>A petition to answer.</summary>
    PetitionAnswer,

    /// <summary>A vote to open and close.</summary>
    VoteSession,

    /// <summary>A slip to cast.</summary>
    Vote,

    /// <summary>A tie to break.</summary>
    TieBreak,

    /// <summary>A case to approve.</summary>
    Approval,

    /// <summary>A remedial plan and commitment to write after the notice.</summary>
    RemedialPlan,
}
