using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Which files were imported.</summary>
/// <param name="reader">Reads.</param>
public sealed class ImportHistory(CanBoReader reader)
{
    /// <summary>The imports that were written, the last first.</summary>
    public async Task<PageOf<ImportResult>> ListAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        return await db.Set<ImportBatch>()
            .Where(b => b.CommittedAt != null)
            .OrderByDescending(b => b.CommittedAt).ThenBy(b => b.Id)
            .Select(b => new ImportResult(b.Id, b.Kind, b.FileName, b.Status, b.Added, b.Changed, b.Unchanged, b.Skipped, b.CreatedAt, b.CommittedAt))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>One import.</summary>
    /// <exception cref="NotFoundException">There is none, or it was only looked at.</exception>
    public async Task<ImportResult> FindAsync(Actor actor, Guid importId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        return await db.Set<ImportBatch>()
            .Where(b => b.Id == importId && b.CommittedAt != null)
            .Select(b => new ImportResult(b.Id, b.Kind, b.FileName, b.Status, b.Added, b.Changed, b.Unchanged, b.Skipped, b.CreatedAt, b.CommittedAt))
            .SingleOrDefaultAsync(cancellation) ?? throw new NotFoundException();
    }
}
