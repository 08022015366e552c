using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.People;

/// <summary>Keeps <see cref="Person.Mailbox"/> right after addresses changed.</summary>
/// <param name="options">Names of shared mailboxes.</param>
public sealed class MailboxFlags(IOptions<PeopleOptions> options)
{
    /// <summary>Flags everybody anew: one query, and one statement for each flag that changes. Pending rows must be flushed first.</summary>
    public async Task RefreshAsync(CanBoContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = await db.Set<Unit>().Where(u => u.Email != "").Select(u => u.Email).ToListAsync(cancellation);
        var persons = await db.Set<Person>().Select(p => new { p.Id, p.Email, p.Mailbox }).ToListAsync(cancellation);
        var holders = persons.Where(p => p.Email.Length > 0).CountBy(p => p.Email, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var rules = new MailboxRules(options.Value.AllRoleMailboxes, units);
        var wrong = persons
            .Select(p => (p.Id, p.Mailbox, Right: rules.Of(p.Email, holders.GetValueOrDefault(p.Email))))
            .Where(p => p.Mailbox != p.Right);
        foreach (var flag in wrong.GroupBy(p => p.Right, p => p.Id))
        {
            var (mailbox, ids) = (flag.Key, flag.ToList());
            await db.Set<Person>().Where(p => EF.Parameter(ids).Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Mailbox, mailbox), cancellation);
        }
    }
}
