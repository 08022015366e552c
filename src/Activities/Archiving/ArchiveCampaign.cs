using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>Puts a finished campaign into archive files, in the background, and says after how many days its details go.</summary>
public sealed class ArchiveCampaign
{
    /// <summary>The longest time details stay: ten years.</summary>
    public const int MostDays = 3_660;

    private readonly StepRunner _steps;
    private readonly ArchiveGuard _guard;

    internal ArchiveCampaign(StepRunner steps, ArchiveGuard guard) => (_steps, _guard) = (steps, guard);

    /// <summary>Begins. A second time is refused.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="keepDays">How many days its details stay once the files stand: 0 to <see cref="MostDays"/>.</param>
    /// <param name="reason">For the record.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="InvalidInputException">Days or reason.</exception>
    /// <exception cref="RuleBrokenException">It runs, a petition may still come or waits for its answer, or it is archived already.</exception>
    public Task HandleAsync(Guid campaignId, int keepDays, string reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        if (keepDays is < 0 or > MostDays)
            throw new InvalidInputException("keepDays", Sentence.Of("Số ngày giữ chi tiết là một số từ 0 đến 3660."));
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do: người sau đọc lại hồ sơ sẽ cần."));
        return _steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"campaign:{campaignId:N}", token);
                var db = step.Db();
                var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, token) ?? throw new NotFoundException();
                if (await db.Set<CampaignArchive>().AnyAsync(a => a.CampaignId == campaignId, token))
                    throw new RuleBrokenException(Sentence.Of("Đợt này đã được đưa vào lưu trữ."), code: "archived");
                if (await _guard.FindAsync(db, campaign, step.Now, token) is { } hindrance)
                    throw new RuleBrokenException(hindrance, code: "not_over");
                db.Add(CampaignArchive.Of(campaignId, keepDays, step.Now));
                step.Enqueue(MakeArchive.Kind, campaignId.ToString("N"), campaignId.ToString("N"));
                step.Audit(campaignId, "CampaignArchived", actor.AuditName, Value.Object(("keepDays", Value.Of((double)keepDays)), ("reason", Value.Of(reason.Trim()))));
            },
            cancellation);
    }
}
