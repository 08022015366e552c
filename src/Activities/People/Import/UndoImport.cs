using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Takes an import back, as long as nothing was built on it.</summary>
/// <param name="runner">Writes.</param>
/// <param name="uses">Who may be using the people.</param>
/// <param name="mailboxes">Flags addresses afterwards.</param>
public sealed class UndoImport(StepRunner runner, IEnumerable<IPeopleUse> uses, MailboxFlags mailboxes)
{
    /// <summary>Restores what was before. Asked again, it answers the same.</summary>
    /// <exception cref="NotFoundException">There is no such import.</exception>
    /// <exception cref="RuleBrokenException">It was not written, or something was built on it since.</exception>
    public async Task<ImportResult> UndoAsync(Actor actor, Guid importId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return await runner.RunAsync(
            async (step, stop) =>
            {
                await step.LockAsync(PeopleLock.Key, stop);
                var db = step.Db();
                var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == importId, stop) ?? throw new NotFoundException();
                if (batch.Status == ImportStatus.Undone)
                    return ImportResult.Of(batch);
                if (batch.Status == ImportStatus.Previewed)
                    throw new RuleBrokenException(Sentence.Of("Tệp này chưa được ghi, nên không có gì để hoàn tác."), code: "import_not_done");
                var changes = ChangeStorage.ReadChanges(batch.Changes);
                await RefuseIfUsedAsync(db, changes, stop);
                await ChangeUndoing.RestoreAsync(db, changes, stop);
                batch.Undo(step.Now);
                await step.FlushAsync(stop);
                await CodeLinks.LinkAsync(db, stop);
                await mailboxes.RefreshAsync(db, stop);
                step.Audit(batch.Id, "PeopleImportUndone", actor.AuditName, Value.EmptyObject);
                return ImportResult.Of(batch);
            },
            cancellation);
    }

    private async Task RefuseIfUsedAsync(CanBoContext db, ImportChanges changes, CancellationToken cancellation)
    {
        List<Guid> persons = [.. changes.Persons.Select(c => c.Id).Concat(changes.Posts.Select(p => p.OwnerId!.Value)).Distinct()];
        List<Guid> units = [.. changes.Units.Select(c => c.Id)];
        if (changes.Memberships.Count > 0)
        {
            List<Guid> ids = [.. changes.Memberships.Select(c => c.Id)];
            var linked = await db.Set<Membership>().Where(m => EF.Parameter(ids).Contains(m.Id)).Select(m => m.PersonId).ToListAsync(cancellation);
            persons = [.. persons.Concat(linked.OfType<Guid>()).Distinct()];
        }

        var undone = new UndonePeople(persons, units, [.. changes.Persons.Where(c => c.Before is null).Select(c => c.Id)]);
        foreach (var use in uses)
            if (await use.FindAsync(db, undone, cancellation) is { } reason)
                throw new RuleBrokenException(reason, code: "import_used");
    }
}
