using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>
/// Previews and launches a campaign. The launch freezes the bundles in one step and then opens cases in small chunks, each a step of its own, so
/// that nobody's submission waits behind it; a launch that is cut off is finished by whichever host finds its outbox row.
/// </summary>
public sealed class LaunchCampaign(StepRunner steps, CanBoReader reader, LaunchPlanning planning, ProcedureFreezing freezing, DefinitionQueries definitions, UsedDefinitions used, BusinessTime time)
{
    private const int Chunk = 20;

    /// <summary>What the launch would do, without doing it.</summary>
    public async Task<LaunchPreview> PreviewAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        RequireOrganiser(actor);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var plan = await PlanAsync(db, campaign, cancellation);
        var units = await db.Set<Unit>().Where(u => plan.Entries.Select(e => e.Standing.DeciderUnitId).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var settings = RulePackageJson.Read(campaign.RulePackageJson).Cap;
        var cap = settings.Rule(outstanding: false);
        var groups = plan.Entries
            .GroupBy(e => (Unit: e.Standing.DeciderUnitId!.Value, Group: e.Standing.PositionGroup))
            .Select(g => new QuotaGroupPreview(units[g.Key.Unit], g.Key.Group, g.Count(), cap.MaxExcellent(g.Count(), g.Count())))
            .OrderByDescending(g => g.People)
            .ToList();
        return new LaunchPreview(plan, groups, settings.Scope.Contains(CapScope.Group) ? SeatsLost(groups, cap) : []);
    }

    private static List<SeatsLostPreview> SeatsLost(IEnumerable<QuotaGroupPreview> groups, CapRule cap) =>
    [
        .. from unit in groups.GroupBy(g => g.DeciderUnit)
           let split = QuotaSplit.Of(cap, [.. unit.Select(g => g.People)])
           where split.Lost > 0
           orderby split.Lost descending, unit.Key
           select new SeatsLostPreview(unit.Key, unit.Count(), unit.Sum(g => g.People), split.Whole, split.Split, split.Lost),
    ];

    /// <summary>Launches. Returns how many cases are open; the rest of a large launch goes on in the background.</summary>
    public async Task<LaunchProgress> LaunchAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        RequireOrganiser(actor);
        await steps.RunAsync((step, token) => BeginAsync(step, campaignId, actor, token), cancellation);
        return await ContinueAsync(campaignId, TimeSpan.FromSeconds(8), cancellation);
    }

    /// <summary>Opens the cases that are still missing, for at most this long. Safe to run twice at once: a person never gets two cases.</summary>
    public async Task<LaunchProgress> ContinueAsync(Guid campaignId, TimeSpan budget, CancellationToken cancellation)
    {
        var until = time.GetTimestamp();
        LaunchPlan plan;
        await using (var db = reader.Open())
        {
            var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == campaignId, cancellation);
            if (campaign.Status != CampaignStatus.Launching)
                return new LaunchProgress(await CountAsync(db, campaignId, cancellation), 0, campaign.Status == CampaignStatus.Running);
            plan = await PlanAsync(db, campaign, cancellation);
            var open = (await db.Set<Case>().Where(c => c.CampaignId == campaignId).Select(c => c.PersonId).ToListAsync(cancellation)).ToHashSet();
            plan = plan with { Entries = [.. plan.Entries.Where(e => !open.Contains(e.PersonId))] };
        }

        var left = plan.Entries.Count;
        foreach (var chunk in plan.Entries.Chunk(Chunk))
        {
            await steps.RunAsync((step, token) => CaseOpening.OpenAsync(step, campaignId, chunk, token), cancellation);
            left -= chunk.Length;
            if (time.GetElapsedTime(until) > budget)
                break;
        }

        if (left == 0)
            await steps.RunAsync((step, token) => EndAsync(step, campaignId, plan, token), cancellation);
        await using var after = reader.Open();
        return new LaunchProgress(await CountAsync(after, campaignId, cancellation), left, left == 0);
    }

    private async Task BeginAsync(StepScope step, Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        await step.LockAsync($"campaign:{campaignId:N}", cancellation);
        var db = step.Db();
        var campaign = await db.Set<Campaign>().AsTracking().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        if (campaign.Status != CampaignStatus.Draft)
            throw new RuleBrokenException(Sentence.Of("Đợt này đã được phát động rồi."), code: "already_launched");
        var plan = await PlanAsync(db, campaign, cancellation);
        if (!plan.MayLaunch)
        {
            var first = plan.Gaps.FirstOrDefault(g => g.Blocks);
            throw new RuleBrokenException(
                first is null
                    ? Sentence.Of("Chưa có ai trong phạm vi đợt này. Nhập nhân sự, hoặc mở rộng phạm vi.")
                    : Sentence.Of("Chưa phát động được: {0}: {1} {2}", first.About, first.Problem.InVietnamese, first.Fix.InVietnamese),
                code: "launch_blocked");
        }

        var procedures = await db.Set<CampaignProcedure>().AsTracking().Where(p => p.CampaignId == campaignId && p.DefinitionId != CampaignProcedure.Nobody).ToListAsync(cancellation);
        foreach (var procedure in procedures)
        {
            var bundle = await freezing.FreezeAsync(step, procedure.DefinitionId, campaign.RulePackageJson, cancellation);
            procedure.Freeze(bundle.DefinitionVersionId, bundle.Hash);
        }

        campaign.BeginLaunch(step.Now);
        step.Enqueue(ContinueLaunch.Kind, $"{campaignId:N}:0", campaignId.ToString("N"), step.Now.AddSeconds(15));
        step.Audit(campaignId, "CampaignLaunched", actor.AuditName, Value.Object(("cases", Value.Of(plan.Entries.Count)), ("exempt", Value.Of(plan.Exempt.Count))));
    }

    private static async Task EndAsync(StepScope step, Guid campaignId, LaunchPlan plan, CancellationToken cancellation)
    {
        await step.LockAsync($"campaign:{campaignId:N}", cancellation);
        var db = step.Db();
        var campaign = await db.Set<Campaign>().AsTracking().FirstAsync(c => c.Id == campaignId, cancellation);
        if (campaign.Status != CampaignStatus.Launching)
            return;
        var stated = await db.Set<Exemption>().Where(e => e.CampaignId == campaignId).Select(e => e.PersonId).ToListAsync(cancellation);
        db.AddRange(plan.Exempt.Where(e => !stated.Contains(e.PersonId)).Select(e => Exemption.Of(campaignId, e.PersonId, e.Reason.InVietnamese, step.Now)));
        campaign.Run();
    }

    private async Task<LaunchPlan> PlanAsync(CanBoContext db, Campaign campaign, CancellationToken cancellation)
    {
        var procedures = new Dictionary<string, LaunchSteps>(StringComparer.Ordinal);
        foreach (var id in await db.Set<CampaignProcedure>().Where(p => p.CampaignId == campaign.Id && p.DefinitionId != CampaignProcedure.Nobody).Select(p => p.DefinitionId).Distinct().ToListAsync(cancellation))
        {
            var stored = await definitions.FindPublishedAsync(id, cancellation)
                ?? throw new RuleBrokenException(Sentence.Of("Quy trình “{0}” chưa được công bố. Công bố quy trình rồi phát động lại.", id), "procedures");
            procedures[id] = new LaunchSteps(WorkflowGraph.Compile(stored.Definition, await used.CatalogueAsync(stored.Definition, cancellation)).Graph);
        }

        var package = RulePackageJson.Read(campaign.RulePackageJson);
        var today = BusinessZone.DayOf(time.GetUtcNow());
        var on = today > campaign.PeriodTo ? campaign.PeriodTo : today;
        // Six months of a year; of one month nobody has more than one.
        var months = Math.Min((int)(package.MinimumMonths ?? Fraction.Zero).Ceiling(), LaunchPopulation.MonthsWorked(campaign.PeriodFrom, campaign));
        var minimums = new LaunchMinimums(months, package.Members.AdmittedMonths, package.Upward.MinReplies);
        return await planning.PlanAsync(db, campaign, procedures, minimums, on, cancellation);
    }

    private static Task<int> CountAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation) =>
        db.Set<Case>().CountAsync(c => c.CampaignId == campaignId && c.Status != CaseStatus.Cancelled, cancellation);

    private static void RequireOrganiser(Actor actor)
    {
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
    }
}

/// <summary>A plan with its quota groups.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="QuotaGroups">The groups, largest first.</param>
/// <param name="SeatsLost">Deciding units that lose seats because every group rounds down by itself.</param>
public sealed record LaunchPreview(LaunchPlan Plan, IReadOnlyList<QuotaGroupPreview> QuotaGroups, IReadOnlyList<SeatsLostPreview> SeatsLost);

/// <summary>How far a launch is.</summary>
/// <param name="Open">Cases open.</param>
/// <param name="Left">Cases still to open.</param>
/// <param name="IsComplete">The campaign runs.</param>
public sealed record LaunchProgress(int Open, int Left, bool IsComplete);
