using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Campaigns.Repeating;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Repeating;

public sealed class MonthlyCampaignTests
{
    private static readonly RepeatDetails Usual = RepeatDetails.Usual("Theo dõi, đánh giá công chức") with { DespiteFindings = true };

    [Theory, BothDatabases]
    public async Task The_month_that_has_ended_gets_a_campaign_once_however_many_hosts_there_are_and_missed_months_are_one(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await using var other = kind == DatabaseKind.PostgreSql ? world.Another() : null;
        await HireAsync(world, ActorRoles.Organiser);
        await world.Get<RepeatCampaign>().SetAsync(world.CampaignId, Usual, TaskWorld.Organiser, CancellationToken.None);
        await RunAsync(world, new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero));
        (await MonthsAsync(world)).ShouldBeEmpty();

        // Seven o'clock in Việt Nam.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(new[] { world, other }.OfType<TaskWorld>().Select(w => w.Get<DueWork>().RunAllAsync(CancellationToken.None)));

        var month = (await MonthsAsync(world)).ShouldHaveSingleItem();
        month.ShouldBe(new RepeatedMonth(new(2026, 11, 1), month.CampaignId, "Theo dõi, đánh giá công chức tháng 11/2026", CampaignStatus.Running, null));
        await using var db = world.Read();
        var campaign = await db.Set<Campaign>().SingleAsync(c => c.Id == month.CampaignId);
        (campaign.PeriodFrom, campaign.PeriodTo, campaign.DecideBefore).ShouldBe((new(2026, 11, 1), new(2026, 11, 30), new(2026, 12, 7)));
        campaign.UnitCodes.ShouldBe(["X", "Y"]);
        (await db.Set<Case>().CountAsync(c => c.CampaignId == campaign.Id)).ShouldBe(await db.Set<Case>().CountAsync(c => c.CampaignId == world.CampaignId));

        await RunAsync(world, new DateTimeOffset(2027, 3, 5, 0, 0, 0, TimeSpan.Zero));
        (await MonthsAsync(world)).Select(m => m.Month).ShouldBe([new(2027, 2, 1), new(2026, 11, 1)]);
        await world.Get<RepeatCampaign>().StopAsync(world.CampaignId, TaskWorld.Organiser, CancellationToken.None);
        await RunAsync(world, new DateTimeOffset(2027, 5, 5, 0, 0, 0, TimeSpan.Zero));
        (await MonthsAsync(world)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(ActorRoles.Organiser, "Xem trước phát động nêu")]
    [InlineData(ActorRoles.Designer, "Người đặt lịch không còn quyền tổ chức")]
    public async Task What_the_organiser_would_have_to_look_at_is_not_launched_and_organisers_get_a_letter(ActorRoles roles, string because)
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        await HireAsync(world, roles);
        var colleague = await HireAsync(world, ActorRoles.Organiser, "021");
        await world.Get<RepeatCampaign>().SetAsync(world.CampaignId, Usual with { DespiteFindings = false }, TaskWorld.Organiser, CancellationToken.None);

        await RunAsync(world, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        var month = (await MonthsAsync(world)).ShouldHaveSingleItem();
        month.Status.ShouldBe(CampaignStatus.Draft);
        month.Because.ShouldNotBeNull().InVietnamese.ShouldStartWith(because);
        await using var db = world.Read();
        var told = await db.Set<Notice>().Where(n => n.Kind == NoticeKind.CampaignHeld && n.CampaignId == month.CampaignId).Select(n => n.RecipientId).ToListAsync();
        told.ShouldContain(colleague);
        told.Count.ShouldBe(roles == ActorRoles.Organiser ? 2 : 1);
        (await world.Get<LaunchCampaign>().LaunchAsync(month.CampaignId!.Value, TaskWorld.Organiser, CancellationToken.None)).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_organisers_say_so_and_what_cannot_be_is_refused_by_field()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        var repeat = world.Get<RepeatCampaign>();
        var participant = await world.ActorAsync("021");

        await Should.ThrowAsync<NotAllowedException>(() => repeat.SetAsync(world.CampaignId, Usual, participant, CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => repeat.StopAsync(world.CampaignId, participant, CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => world.Get<RepeatQueries>().GetAsync(world.CampaignId, participant, CancellationToken.None));
        var refused = await Should.ThrowAsync<InvalidInputException>(
            () => repeat.SetAsync(world.CampaignId, new RepeatDetails(" ", 29, 0, false), TaskWorld.Organiser, CancellationToken.None));
        refused.Errors.Select(e => e.Field).ShouldBe(["name", "day", "workingDays"]);
        await world.Get<ChangeCampaign>().CancelAsync(world.CampaignId, "Thử.", TaskWorld.Organiser, CancellationToken.None);
        await Should.ThrowAsync<RuleBrokenException>(() => repeat.SetAsync(world.CampaignId, Usual, TaskWorld.Organiser, CancellationToken.None));
    }

    private static async Task RunAsync(TaskWorld world, DateTimeOffset until)
    {
        world.Clock.Advance(until - world.Clock.GetUtcNow());
        await world.Get<DueWork>().RunAllAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<RepeatedMonth>> MonthsAsync(TaskWorld world) =>
        (await world.Get<RepeatQueries>().GetAsync(world.CampaignId, TaskWorld.Organiser, CancellationToken.None)).Months;

    /// <summary>Gives an account to a person: the world's organiser, or another.</summary>
    private static async Task<Guid> HireAsync(TaskWorld world, ActorRoles roles, string code = "011") => await world.Steps.RunAsync(
        async (step, token) =>
        {
            var person = await step.Db().Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync(token);
            var account = Account.Create(code == "011" ? TaskWorld.Organiser.AccountId!.Value : Guid.NewGuid(), code, null, person, roles, step.Now);
            account.FindBy(code);
            step.Db().Add(account);
            return person;
        },
        CancellationToken.None);
}
