using System.Collections.Immutable;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>
/// What approvers read before they answer: the sheet and the proposal. What others said about the person, only whom its authors were told of: the staff-work
/// body and who decides.
/// </summary>
public sealed class ApprovalReading : IAnswerDoor
{
    private static readonly ImmutableArray<TaskKind> Everybodys = [TaskKind.SelfAssessment, TaskKind.Appraisal];
    private static readonly ImmutableArray<string> Trusted = [nameof(ParticipantRule.StaffBody), nameof(ParticipantRule.Decider)];

    /// <inheritdoc />
    public async Task<bool> MayReadAsync(CanBoContext db, Guid personId, TaskItem task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(task);
        if (task.CaseId is not { } caseId || task.Kind is not (TaskKind.SelfAssessment or TaskKind.Appraisal or TaskKind.Opinion or TaskKind.Residence))
            return false;
        var voices = await (
            from voice in db.Set<ApprovalVoice>()
            join round in db.Set<ApprovalRound>() on voice.RoundId equals round.Id
            where round.CaseId == caseId && voice.ActingId == personId
            select voice).AsNoTracking().ToListAsync(cancellation);
        return voices.Exists(voice => KindsOf(voice).Contains(task.Kind));
    }

    /// <summary>What the one who uses this voice reads; nothing before the turn comes, and nothing when the approval ended without it.</summary>
    internal static ImmutableArray<TaskKind> KindsOf(ApprovalVoice voice) => voice.Status switch
    {
        VoiceStatus.Waiting or VoiceStatus.NotGiven or VoiceStatus.LeftOut => [],
        // A voice that was handed on carries no more than everybody's.
        _ when Trusted.Contains(voice.Source) && voice.ActingId == voice.PersonId => [.. Everybodys, TaskKind.Opinion, TaskKind.Residence],
        _ => Everybodys,
    };
}
