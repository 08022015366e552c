using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Access;

/// <summary>
/// Makes links, says what they ask, and lets people in by them. Whatever is wrong with a link (forged, expired, used, revoked, of a person
/// whose mailbox others read), the answer is the same: nothing.
/// </summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For reading.</param>
/// <param name="tokens">Signs and checks.</param>
/// <param name="options">How long links live.</param>
/// <param name="clock">System time.</param>
public sealed class Links(StepRunner runner, CanBoReader reader, LinkTokens tokens, IOptions<SignedLinkOptions> options, TimeProvider clock)
{
    /// <summary>A new link for that person is asked for at most this often.</summary>
    private static readonly TimeSpan RenewalPause = TimeSpan.FromMinutes(10);

    /// <summary>Makes a link in a step. Its address: <see cref="LinkTokens.AddressOf"/>, made when it is shown or sent.</summary>
    /// <exception cref="ArgumentException">The target is not a local path.</exception>
    public Link Make(StepScope step, NewLink data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!IsLocal(data.Target))
            throw new ArgumentException($"{data.Target} is not a local path.", nameof(data));

        var now = clock.GetUtcNow();
        var link = Link.Make(data, now, now + LifetimeOf(data.Purpose));
        if (data.Purpose == LinkPurpose.Invitation)
            link.FindByCode(tokens.HashOfCode(tokens.CodeOf(link.Id))!);
        step.Db().Add(link);
        return link;
    }

    /// <summary>What a token leads to; null when it leads nowhere. Changes nothing.</summary>
    public async Task<OpenedLink?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (tokens.Read(token) is not { } id)
            return null;
        await using var db = reader.Open();
        return await FindAsync(db, id, cancellation);
    }

    /// <summary>The token of the printed invitation with that code; null when there is none that may be used.</summary>
    public async Task<string?> FindByCodeAsync(string code, CancellationToken cancellation)
    {
        if (tokens.HashOfCode(code) is not { } hash)
            return null;
        await using var db = reader.Open();
        var ids = await db.Set<Link>().Where(l => l.CodeHash == hash).Select(l => l.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            if (await FindAsync(db, id, cancellation) is not null)
                return tokens.TokenOf(id);
        }

        return null;
    }

    /// <summary>Lets the person in. A one-time link is used up under its lock, so that two browsers cannot both come in.</summary>
    /// <returns>Null when the token leads nowhere.</returns>
    public async Task<OpenedLink?> UseAsync(string token, CancellationToken cancellation)
    {
        if (tokens.Read(token) is not { } id)
            return null;
        return await runner.RunAsync(
            async (step, inner) =>
            {
                await step.LockAsync($"link:{id:N}", inner);
                if (await FindAsync(step.Db(), id, inner) is not { } opened)
                    return null;

                var now = clock.GetUtcNow();
                opened.Link.Use(now);
                step.Db().Add(SignInRecord.By(Ids.New(now), opened.Link, now));
                return opened;
            },
            cancellation);
    }

    /// <summary>
    /// Asks for a new mail with a fresh link, to the address that got this one. Nothing tells the caller whether anything was sent:
    /// a mail goes out only for a real link of a mail, to an own mailbox, while a task is open, and not twice within ten minutes.
    /// </summary>
    public async Task AskForAnotherAsync(string token, CancellationToken cancellation)
    {
        if (tokens.Read(token) is not { } id)
            return;
        await runner.RunAsync(
            async (step, inner) =>
            {
                await step.LockAsync($"link:{id:N}", inner);
                var now = clock.GetUtcNow();
                var link = await step.Db().Set<Link>().SingleOrDefaultAsync(l => l.Id == id && l.Purpose == LinkPurpose.Mail, inner);
                if (link is null || now - link.RenewalAskedAt < RenewalPause)
                    return;

                var task = await step.Db().Set<TaskItem>()
                    .Where(t => t.AssigneeId == link.PersonId && t.Status == TaskState.Open)
                    .OrderBy(t => t.Id == link.TaskId ? 0 : 1).ThenBy(t => t.DueAt).ThenBy(t => t.Id)
                    .Select(t => new { t.Id, t.CampaignId, t.CaseId })
                    .FirstOrDefaultAsync(inner);
                var isOwn = await step.Db().Set<Person>().AnyAsync(p => p.Id == link.PersonId && p.Mailbox == Mailbox.Own, inner);
                if (task is null || !isOwn)
                    return;

                link.AskForAnother(now);
                Notices.Queue(step, new NewNotice(link.PersonId, NoticeKind.TaskReminder, task.CampaignId, task.CaseId, task.Id));
            },
            cancellation);
    }

    /// <summary>Makes every link of a person useless and ends the sign-ins that came by them: a mailbox was lost, a sheet went astray. On record.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    public Task RevokeAllAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        return runner.RunAsync(
            async (step, token) =>
            {
                var live = await step.Db().Set<Link>().Where(l => l.PersonId == personId && l.RevokedAt == null).ToListAsync(token);
                live.ForEach(link => link.Revoke(clock.GetUtcNow()));
                step.Audit(personId, "LinksRevoked", actor.AuditName, Value.Object(("count", Value.Of(live.Count))));
            },
            cancellation);
    }

    /// <summary>True for a path on this site: no other host, no scheme, no backslash that a browser would turn round.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(c => char.IsControl(c) || c == '\\');

    private async Task<OpenedLink?> FindAsync(CanBoContext db, Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<Link>()
            .Where(l => l.Id == id)
            .Join(db.Set<Person>(), l => l.PersonId, p => p.Id, (l, p) => new { Link = l, p.FullName, p.Mailbox })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || !found.Link.IsUsable(clock.GetUtcNow()))
            return null;
        return found.Link.Purpose == LinkPurpose.Mail && found.Mailbox != Mailbox.Own ? null : new OpenedLink(found.Link, found.FullName);
    }

    private TimeSpan LifetimeOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Mail => options.Value.Lifetime,
        LinkPurpose.Invitation => options.Value.InvitationLifetime,
        LinkPurpose.Administrator => options.Value.AdminLifetime,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Unknown purpose."),
    };
}
