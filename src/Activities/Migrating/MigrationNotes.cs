using System.Collections.Immutable;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Activities.Voting;
using CanBo.Activities.Storage;
using CanBo.Workflows.Migrating;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Migrating;

/// <summary>Says judgements in words, and what of people's work a refusal protects: an opened vote, answers that were given.</summary>
internal static class MigrationNotes
{
    /// <summary>Sentences for each of these cases.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ImmutableArray<Sentence>>> OfAsync(
        CanBoContext db, IReadOnlyDictionary<Guid, MigrationJudgement> byCase, CancellationToken cancellation)
    {
        var lost = byCase
            .SelectMany(pair => pair.Value.Refusals.Where(Loses).Select(refusal => (CaseId: pair.Key, Refusal: refusal)))
            .ToList();
        var caseIds = lost.Select(l => l.CaseId).Distinct().ToList();
        var votes = caseIds.Count == 0 ? [] : await (
            from row in db.Set<VoteCase>()
            join session in db.Set<VoteSession>() on row.SessionId equals session.Id
            where EF.Parameter(caseIds).Contains(row.CaseId) && (session.Status == VoteStatus.Open || session.Status == VoteStatus.Counting)
            select new { row.CaseId, session.NodeId }).ToListAsync(cancellation);
        var answers = caseIds.Count == 0 ? [] : await db.Set<TaskItem>()
            .Where(t => t.CaseId != null && EF.Parameter(caseIds).Contains(t.CaseId.Value) && t.Status == TaskState.Done)
            .Select(t => new { CaseId = t.CaseId!.Value, t.NodeId }).Distinct().ToListAsync(cancellation);
        return byCase.ToDictionary(pair => pair.Key, pair => Of(
            pair.Value,
            node => votes.Exists(v => v.CaseId == pair.Key && v.NodeId == node),
            node => answers.Exists(a => a.CaseId == pair.Key && a.NodeId == node)));
    }

    private static bool Loses(MigrationRefusal refusal) => refusal.Code is MigrationRefusalCode.StepGone or MigrationRefusalCode.StepReplaced or MigrationRefusalCode.StepMoved;

    private static ImmutableArray<Sentence> Of(MigrationJudgement judgement, Predicate<string> hasVote, Predicate<string> hasAnswers) =>
    [
        .. judgement.Refusals.Where(r => Loses(r) && hasVote(r.NodeId)).Select(r => Sentence.Of("Cuộc bỏ phiếu ở bước “{0}” đã mở; chuyển sẽ làm mất phiếu đã bỏ.", r.Title)),
        .. judgement.Refusals.Where(r => Loses(r) && hasAnswers(r.NodeId)).Select(r => Sentence.Of("Ở bước “{0}” đã có người gửi trả lời; chuyển sẽ làm mất bản ấy.", r.Title)),
        .. judgement.Refusals.Select(r => Sentence.Of("{0}", Sentence.Term(r.Message))),
        .. judgement.PassedBy.Select(step => Sentence.Of("Không qua bước “{0}”: bước này đứng trước chỗ hồ sơ đang ở.", step.Title)),
    ];
}
