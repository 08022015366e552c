using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail.Outbox;

/// <summary>
/// Rows of the outbox that were given up and are no letter a server refused: gathering notices, going on with a launch, telling a case what happened,
/// or a letter that never came as far as a server. Refused letters stand among the letters.
/// </summary>
/// <param name="outbox">Reads the outbox.</param>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="steps">The door to the database.</param>
/// <param name="deadLetters">Sends them back.</param>
public sealed class StoppedDeeds(OutboxQueries outbox, CanBoReader reader, StepRunner steps, DeadLetters deadLetters)
{
    // Newest dead letters looked through for some that never reached a server; those are rare, and every one of them is a fault of ours.
    private const int LettersLookedAt = 200;

    /// <summary>What stopped, newest first; letters that never reached a server on top of the first page.</summary>
    /// <exception cref="NotAllowedException">The actor is neither organiser nor operator.</exception>
    public async Task<PageOf<StoppedDeed>> ListAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(page);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        var letters = await StuckLettersAsync(cancellation);
        var others = await outbox.DeadAsync(SendMail.KindOfDeed, others: true, page.Skip, page.PageSize, cancellation);
        var lines = page.Page == 1 ? [.. letters, .. others.Lines] : others.Lines;
        return new PageOf<StoppedDeed>(
            [.. lines.Select(line => new StoppedDeed(line.Id, line.Kind, line.CreatedAt, line.Attempts, line.LastError))], page.Page, page.PageSize, others.Total + letters.Count);
    }

    /// <summary>Has it done again, with all its tries.</summary>
    /// <exception cref="NotFoundException">Nothing stopped under that id.</exception>
    public Task RetryAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        return steps.RunAsync(
            async (step, token) =>
            {
                if (!await deadLetters.RequeueAsync(step, id, token))
                    throw new NotFoundException();
                step.Audit(id, "DeedRetried", actor.AuditName, Value.EmptyObject);
            },
            cancellation);
    }

    private async Task<List<OutboxLine>> StuckLettersAsync(CancellationToken cancellation)
    {
        var dead = await outbox.DeadAsync(SendMail.KindOfDeed, others: false, 0, LettersLookedAt, cancellation);
        if (dead.Lines.Count == 0)
            return [];
        var ids = dead.Lines.Select(line => Guid.ParseExact(line.Key[..32], "N")).Distinct().ToList();
        await using var db = reader.Open();
        var waiting = (await db.Set<MailItem>().Where(m => m.Status == MailStatus.Queued && EF.Parameter(ids).Contains(m.Id)).ToListAsync(cancellation))
            .Select(m => m.QueueKey)
            .ToHashSet(StringComparer.Ordinal);
        return [.. dead.Lines.Where(line => waiting.Contains(line.Key))];
    }
}

/// <summary>A deed that was given up.</summary>
/// <param name="Id">Its row in the outbox.</param>
/// <param name="Kind">Which deed, such as <c>mail.compose</c>.</param>
/// <param name="CreatedAt">Business time of the step that asked for it.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="LastError">Why the last try failed, in English.</param>
public sealed record StoppedDeed(Guid Id, string Kind, DateTimeOffset CreatedAt, int Attempts, string LastError);
