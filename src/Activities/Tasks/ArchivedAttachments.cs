using CanBo.Activities.Archiving;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>Files of answers: each content once in an archive file, by its hash; removed with the last attachment that has it.</summary>
internal sealed class ArchivedAttachments : IArchivedRows
{
    public string Name => "attachments";

    public async Task<IReadOnlyList<object>> ReadAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation) => await Of(db, cases).AsNoTracking().ToListAsync(cancellation);

    public async Task<IReadOnlyList<ArchivedFile>> ReadFilesAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation)
    {
        var hashes = await Of(db, cases).Select(a => a.Hash).Distinct().ToListAsync(cancellation);
        var contents = await db.Set<AttachmentContent>().AsNoTracking().Where(c => hashes.Contains(c.Hash)).OrderBy(c => c.Hash).ToListAsync(cancellation);
        return [.. contents.Select(c => new ArchivedFile(c.Hash, c.Bytes))];
    }

    public async Task RemoveAsync(StepScope step, Guid[] cases, CancellationToken cancellation)
    {
        await ChangeFiles.DropAsync(step, await Of(step.Db(), cases).AsTracking().ToListAsync(cancellation), cancellation);
        await step.FlushAsync(cancellation);
    }

    private static IQueryable<Attachment> Of(CanBoContext db, Guid[] cases) =>
        db.Set<Attachment>().Where(a => db.Set<TaskItem>().Any(t => t.Id == a.TaskId && t.CaseId != null && cases.Contains(t.CaseId.Value)));
}
