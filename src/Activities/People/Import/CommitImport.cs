using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Writes exactly what a preview showed, or nothing.</summary>
/// <param name="runner">Writes.</param>
/// <param name="planning">Plans again, to compare.</param>
/// <param name="preview">Looks first, when nobody did.</param>
/// <param name="mailboxes">Flags addresses afterwards.</param>
public sealed class CommitImport(StepRunner runner, ImportPlanning planning, PreviewImport preview, MailboxFlags mailboxes)
{
    /// <summary>Carries a preview out. Asked again, it answers what it did the first time.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="token">The preview's.</param>
    /// <param name="skipErrors">Leaves rows with errors out; otherwise one error stops everything.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotFoundException">There is no such preview, or it is too old.</exception>
    /// <exception cref="RuleBrokenException">Errors, or the data changed since the preview.</exception>
    public async Task<ImportResult> CommitAsync(Actor actor, Guid token, bool skipErrors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return await runner.RunAsync(
            async (step, stop) =>
            {
                await step.LockAsync(PeopleLock.Key, stop);
                var db = step.Db();
                var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == token, stop) ?? throw new NotFoundException();
                if (batch.Status == ImportStatus.Committed)
                    return ImportResult.Of(batch);
                if (batch.Status == ImportStatus.Undone)
                    throw new RuleBrokenException(Sentence.Of("Lần nhập này đã hoàn tác. Tải tệp lại để nhập lần nữa."), code: "import_undone");
                var corrections = ChangeStorage.ReadCorrections(batch.Corrections);
                var plan = await planning.PlanAsync(db, batch.Kind, ChangeStorage.Unpack(batch.Content), corrections, step.Now, stop);
                Check(batch, plan, skipErrors);

                await ChangeWriter.ApplyAsync(db, plan.Changes, stop);
                batch.Commit(plan, ChangeStorage.Write(plan.Changes), step.Now);
                await step.FlushAsync(stop);
                await CodeLinks.LinkAsync(db, stop);
                await mailboxes.RefreshAsync(db, stop);
                step.Audit(batch.Id, "PeopleImported", actor.AuditName, Value.Object(
                    ("kind", Value.Of(CodeWords.Of(batch.Kind))),
                    ("added", Value.Of(plan.Added)),
                    ("changed", Value.Of(plan.Changed)),
                    ("skippedRows", Value.Of(plan.ErrorRows))));
                return ImportResult.Of(batch);
            },
            cancellation);
    }

    /// <summary>Looks and writes in one go, for scripts: any error stops it, unless errors are to be skipped.</summary>
    /// <exception cref="ImportErrorsException">The file has errors; nothing was written.</exception>
    public async Task<(ImportPreview Preview, ImportResult Result)> ImportAsync(
        Actor actor, ImportKind kind, string fileName, byte[] content, bool skipErrors, CancellationToken cancellation)
    {
        var looked = await preview.LookAsync(actor, kind, fileName, content, cancellation);
        if (looked.Plan is { } plan && (plan.IsUnreadable || (plan.Errors.Count > 0 && !skipErrors)))
            throw new ImportErrorsException(looked);
        return (looked, await CommitAsync(actor, looked.Token, skipErrors, cancellation));
    }

    private static void Check(ImportBatch batch, ImportPlan plan, bool skipErrors)
    {
        if (plan.IsUnreadable)
            throw new RuleBrokenException(plan.Errors[0].Message, "file", "import_unreadable");
        if (ChangeStorage.Digest(plan.Changes) != batch.Digest)
            throw new RuleBrokenException(
                Sentence.Of("Dữ liệu đã thay đổi từ lúc xem trước, nên chưa ghi gì. Xem trước lại rồi ghi."), code: "import_stale");
        if (plan.Errors.Count > 0 && !skipErrors)
            throw new RuleBrokenException(
                Sentence.Of("Còn {0} dòng có lỗi, nên chưa ghi gì. Sửa tệp rồi tải lại, hoặc chọn bỏ qua các dòng lỗi.", Fields.Number(plan.ErrorRows)),
                code: "import_has_errors");
    }
}

/// <summary>A file imported in one go has errors; nothing was written. Carries all of them.</summary>
/// <param name="preview">What was found.</param>
public sealed class ImportErrorsException(ImportPreview preview) : Exception("The file has errors; nothing was written.")
{
    /// <summary>What was found.</summary>
    public ImportPreview Preview { get; } = preview;
}
