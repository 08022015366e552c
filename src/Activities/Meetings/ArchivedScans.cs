using CanBo.Activities.Archiving;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>The scans of signed minutes: each once in an archive file, by its hash. They stay here too, as the minutes do.</summary>
internal sealed class ArchivedScans : IArchivedRows
{
    public string Name => "meeting_scans";

    public async Task<IReadOnlyList<object>> ReadAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation) => await Of(db, cases).AsNoTracking().ToListAsync(cancellation);

    public async Task<IReadOnlyList<ArchivedFile>> ReadFilesAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation) =>
        [.. (await Of(db, cases).AsNoTracking().OrderBy(s => s.MeetingId).ToListAsync(cancellation)).Select(s => new ArchivedFile(s.Hash, s.Content))];

    public Task RemoveAsync(StepScope step, Guid[] cases, CancellationToken cancellation) => Task.CompletedTask;

    private static IQueryable<MeetingScan> Of(CanBoContext db, Guid[] cases) =>
        db.Set<MeetingScan>().Where(s => db.Set<MeetingCase>().Any(c => c.MeetingId == s.MeetingId && cases.Contains(c.CaseId)));
}
