using System.Collections.Immutable;
using CanBo.Activities.People;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Approvals;

/// <summary>
/// Asks for approval of the case. Answers with the port where it ends at once (<c>NoParticipant</c>), or <c>Impossible</c> when more approvals are asked for
/// than there are approvers.
/// </summary>
/// <param name="Approvers">Who approves, in their order.</param>
/// <param name="Terms">How many must approve, and what a refusal does.</param>
/// <param name="Order">All at once, or one after the other.</param>
/// <param name="MaySendBack">Whether an approver may send the case back.</param>
/// <param name="MayDelegate">Whether an approver may hand the voice to a colleague, once.</param>
/// <param name="FourEyes">Whether the person evaluated and the author of the proposal are left out.</param>
/// <param name="ShowsAnswers">Whether approvers see who has answered what.</param>
/// <param name="WindowDays">Working days for each asking; 0 for no deadline.</param>
public sealed record OpenApproval(
    ImmutableArray<ApproverSource> Approvers,
    ApprovalTerms Terms,
    ApprovalOrder Order,
    bool MaySendBack,
    bool MayDelegate,
    bool FourEyes,
    bool ShowsAnswers,
    int WindowDays) : Effect;

/// <summary>Where approvers come from.</summary>
/// <param name="Rule">A rule about the person evaluated; null for the members of a named body.</param>
/// <param name="BodyCode">Code of that body; empty with a rule.</param>
public sealed record ApproverSource(ParticipantRule? Rule, string BodyCode)
{
    /// <summary>As stored with the voice.</summary>
    public string Name => Rule?.ToString() ?? ApprovalInputs.BodyMembers;
}

/// <summary>The approval's time is over.</summary>
public sealed record CloseApproval : Effect;

/// <summary>The case left the step.</summary>
public sealed record LeaveApproval : Effect;
