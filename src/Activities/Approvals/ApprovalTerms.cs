namespace CanBo.Activities.Approvals;

/// <summary>How many must approve, and what a refusal does. Both rules stand side by side: neither follows from the other.</summary>
/// <param name="Rule">Whose approval is needed.</param>
/// <param name="Count">So many, for <see cref="ApprovalRule.Count"/>; otherwise not read.</param>
/// <param name="Rejection">When it is refused.</param>
/// <param name="RejectionCount">So many, for <see cref="RejectionRule.Count"/>; otherwise not read.</param>
public sealed record ApprovalTerms(ApprovalRule Rule, int Count, RejectionRule Rejection, int RejectionCount)
{
    /// <summary>So many approvals are needed of so many approvers; more than there are approvers is impossible.</summary>
    public int Needed(int approvers) => Rule switch
    {
        ApprovalRule.One => 1,
        ApprovalRule.Count => Count,
        _ => Math.Max(approvers, 1),
    };

    /// <summary>So many refusals end it, from 1 up to everybody's.</summary>
    public int Rejections(int approvers) => Math.Clamp(
        Rejection switch
        {
            RejectionRule.First => 1,
            RejectionRule.Count => RejectionCount,
            RejectionRule.Unreachable => approvers - Needed(approvers) + 1,
            _ => approvers,
        },
        1,
        Math.Max(approvers, 1));

    /// <summary>False when more approvals are asked for than there are approvers.</summary>
    public bool IsPossible(int approvers) => Needed(approvers) <= approvers;
}

/// <summary>Whose approval is needed.</summary>
public enum ApprovalRule
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>One is enough.</summary>
    One,

    /// <summary>So many.</summary>
    Count,
}

/// <summary>When it is refused.</summary>
public enum RejectionRule
{
    /// <summary>As soon as so many refused that the approvals needed can no longer be reached.</summary>
    Unreachable,

    /// <summary>With the first refusal.</summary>
    First,

    /// <summary>Only when everybody refuses.</summary>
    All,

    /// <summary>With so many refusals.</summary>
    Count,
}

/// <summary>In which order approvers are asked.</summary>
public enum ApprovalOrder
{
    /// <summary>All at once.</summary>
    Parallel,

    /// <summary>One after the other.</summary>
    Sequence,
}
