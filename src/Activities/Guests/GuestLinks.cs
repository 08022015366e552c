using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Guests;

/// <summary>Makes, revokes and reissues the links of bodies without accounts. Nothing but an organiser's own act ever makes one useless before its time.</summary>
/// <param name="runner">For changes.</param>
/// <param name="options">How long links live.</param>
/// <param name="clock">System time.</param>
public sealed class GuestLinks(StepRunner runner, IOptions<SignedLinkOptions> options, TimeProvider clock)
{
    /// <summary>Sees to it that a body has a link in a campaign: one, however many requests are opened at once.</summary>
    internal async Task EnsureAsync(StepScope step, Guid campaignId, Guid unitId, CancellationToken cancellation)
    {
        // One that this very step made is not in the database yet: a launch opens many requests at once.
        if (step.Db().Set<GuestLink>().Local.Any(l => l.CampaignId == campaignId && l.UnitId == unitId))
            return;
        // Revoked ones count too: an organiser who took the link away gives the next one.
        var links = step.Db().Set<GuestLink>().Where(l => l.CampaignId == campaignId && l.UnitId == unitId);
        if (await links.AnyAsync(cancellation))
            return;
        await step.LockAsync(KeyOf(campaignId, unitId), cancellation);
        if (!await links.AnyAsync(cancellation))
            step.Db().Add(GuestLink.Make(campaignId, unitId, clock.GetUtcNow(), options.Value.GuestLifetime));
    }

    /// <summary>Makes the link useless: it went astray, or somebody else holds it.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">That body has no link.</exception>
    public Task RevokeAsync(Actor actor, Guid campaignId, Guid unitId, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, campaignId, unitId, reason, "GuestLinkRevoked", mayBeNone: false, (_, _) => { }, cancellation);

    /// <summary>Makes a new link in place of whatever there was, and mails it where there is an address.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">That body is asked nothing in the campaign.</exception>
    public Task ReissueAsync(Actor actor, Guid campaignId, Guid unitId, string? reason, CancellationToken cancellation) =>
        ChangeAsync(
            actor,
            campaignId,
            unitId,
            reason,
            "GuestLinkReissued",
            mayBeNone: true,
            (step, now) =>
            {
                step.Db().Add(GuestLink.Make(campaignId, unitId, now, options.Value.GuestLifetime));
                GuestMail.Queue(step, campaignId, unitId);
            },
            cancellation);

    internal static string KeyOf(Guid campaignId, Guid unitId) => $"guest:{campaignId:N}:{unitId:N}";

    private Task ChangeAsync(
        Actor actor, Guid campaignId, Guid unitId, string? reason, string action, bool mayBeNone, Action<StepScope, DateTimeOffset> then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var why = StatedReason.Require(reason);
        return runner.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync(KeyOf(campaignId, unitId), token);
                var now = clock.GetUtcNow();
                var live = await step.Db().Set<GuestLink>().Where(l => l.CampaignId == campaignId && l.UnitId == unitId && l.RevokedAt == null).ToListAsync(token);
                if (live.Count == 0 && !(mayBeNone && await IsAskedAsync(step.Db(), campaignId, unitId, token)))
                    throw new NotFoundException();
                live.ForEach(link => link.Revoke(now, why));
                then(step, now);
                step.Audit(campaignId, action, actor.AuditName, Value.Object(("unit", Value.Of(unitId.ToString("N"))), ("reason", Value.Of(why))));
            },
            cancellation);
    }

    private static Task<bool> IsAskedAsync(CanBoContext db, Guid campaignId, Guid unitId, CancellationToken cancellation) =>
        db.Set<TaskItem>().AnyAsync(t => t.CampaignId == campaignId && t.AssigneeId == unitId && t.Kind == TaskKind.Residence, cancellation);
}
