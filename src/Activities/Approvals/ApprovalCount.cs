namespace CanBo.Activities.Approvals;

/// <summary>
/// Counts an approval: one total function of how many approved, refused and sent back, never of who or in which order. Asked after every answer, it names at
/// most one outcome for a course of answers, because the step closes with the first.
/// </summary>
public static class ApprovalCount
{
    /// <summary>Where an approval stands.</summary>
    /// <param name="approvers">How many have a voice.</param>
    /// <param name="needed">So many approvals are needed, 1 or more.</param>
    /// <param name="rejections">So many refusals end it, 1 or more.</param>
    /// <param name="approved">Approvals so far.</param>
    /// <param name="rejected">Refusals so far.</param>
    /// <param name="sentBack">How many sent it back; one is enough, whatever the others said.</param>
    /// <returns>
    /// The outcome. When everybody has answered and the approvals do not suffice, it is refused, whatever the rejection rule waits for. Where both numbers are
    /// reached, which no course of answers can bring about, a doubt never approves.
    /// </returns>
    public static ApprovalOutcome Of(int approvers, int needed, int rejections, int approved, int rejected, int sentBack) =>
        sentBack > 0 ? ApprovalOutcome.SentBack
        : rejected >= Math.Max(rejections, 1) ? ApprovalOutcome.Rejected
        : approved >= Math.Max(needed, 1) ? ApprovalOutcome.Approved
        : approved + rejected >= approvers ? ApprovalOutcome.Rejected
        : ApprovalOutcome.Waiting;

    /// <summary>The same for terms that are not worked out yet.</summary>
    public static ApprovalOutcome Of(ApprovalTerms terms, int approvers, int approved, int rejected, int sentBack)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Of(approvers, terms.Needed(approvers), terms.Rejections(approvers), approved, rejected, sentBack);
    }
}

/// <summary>What an approver may say.</summary>
public enum ApprovalAnswer
{
    /// <summary>Agrees.</summary>
    Approve,

    /// <summary>Refuses, with the reason in writing.</summary>
    Reject,

    /// <summary>Sends it back to be done again, with the reason in writing.</summary>
    SendBack,
}

/// <summary>Where an approval stands.</summary>
public enum ApprovalOutcome
{
    /// <summary>Answers are missing.</summary>
    Waiting,

    /// <summary>Enough approved.</summary>
    Approved,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>To be done again.</summary>
    SentBack,
}
