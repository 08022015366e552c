using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Tests.Decisions;
using CanBo.Activities.Tests.Storage;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Launching;

/// <summary>Two organisers press the button at the same moment, at two hosts: on PostgreSQL, in an order that is forced.</summary>
public sealed class LaunchInterleavingTests
{
    private const int Staff = 30;

    [Fact]
    public async Task Of_two_launches_at_once_one_launches_and_the_other_is_told_so()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.DecisionOnly, Staff);
        await using var other = world.Another();
        var campaign = await SecondCampaignAsync(world);

        Task<LaunchProgress>[] launches;
        await using (var held = await HeldLock.TakeAsync(world.Database, string.Create(CultureInfo.InvariantCulture, $"campaign:{campaign:N}")))
        {
            launches = [LaunchAsync(world, campaign), LaunchAsync(other, campaign)];
            await held.UntilWaitingAsync(launches);
        }

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => Task.WhenAll(launches));
        refused.Code.ShouldBe("already_launched");
        launches.Count(l => l.IsCompletedSuccessfully).ShouldBe(1);
        await ShouldHaveOneCaseAPersonAsync(world, campaign);
    }

    [Fact]
    public async Task A_launch_that_two_hosts_carry_on_at_once_opens_one_case_a_person()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.DecisionOnly, Staff);
        await using var other = world.Another();
        var campaign = await SecondCampaignAsync(world);

        List<Task> both;
        await using (var held = await HeldLock.TakeAsync(world.Database, CaseOpening.LockOf(campaign)))
        {
            both = [LaunchAsync(world, campaign)];
            await held.UntilWaitingAsync(both);
            both.Add(other.Get<LaunchCampaign>().ContinueAsync(campaign, TimeSpan.FromSeconds(60), CancellationToken.None));
            await held.UntilWaitingAsync(both);
        }

        await Task.WhenAll(both);
        await ShouldHaveOneCaseAPersonAsync(world, campaign);
    }

    private static Task<LaunchProgress> LaunchAsync(DecisionWorld host, Guid campaign) =>
        host.Get<LaunchCampaign>().LaunchAsync(campaign, DecisionWorld.Organiser, CancellationToken.None);

    private static Task<Guid> SecondCampaignAsync(DecisionWorld world) => world.Get<CreateCampaign>().CreateAsync(
        new CampaignDetails(
            "Đợt hai", 2026, null, null, ["P1", "P2"], "TEST", new Dictionary<string, string> { ["*"] = DecisionProcedures.Id }, null, "Văn phòng", "0299 381 2345"),
        DecisionWorld.Organiser,
        CancellationToken.None);

    private static async Task ShouldHaveOneCaseAPersonAsync(DecisionWorld world, Guid campaign)
    {
        await using var db = world.Read();
        var people = await db.Set<Case>().Where(c => c.CampaignId == campaign).Select(c => c.PersonId).ToListAsync();
        people.Count.ShouldBe(Staff);
        people.ShouldBeUnique();
        (await db.Set<AuditRow>().CountAsync(a => a.Subject == campaign && a.Action == "CampaignLaunched")).ShouldBe(1);
        (await db.Set<Campaign>().Where(c => c.Id == campaign).Select(c => c.Status).SingleAsync()).ShouldBe(CampaignStatus.Running);
    }
}
