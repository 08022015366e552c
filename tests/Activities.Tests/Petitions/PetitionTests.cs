using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Mail;
using CanBo.Activities.Tests.Results;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Petitions;

public sealed class PetitionTests : IDisposable
{
    private readonly TemporaryFolder _mail = TemporaryFolder.Create();

    [Theory, BothDatabases]
    public async Task Without_a_petition_the_case_finishes_after_ten_working_days(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");
        (await world.CaseAsync("021")).Status.ShouldBe(CaseStatus.Published);

        // Ten working days after Monday 16 November end at 17:00 on Tuesday 1 December, for 24 November is a holiday.
        world.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 1, 9, 59, 0, TimeSpan.Zero));
        await world.PassAsync(TimeSpan.Zero);
        (await world.CaseAsync("021")).Status.ShouldBe(CaseStatus.Published);
        await world.PassAsync(TimeSpan.FromMinutes(2));

        (await world.CaseAsync("021")).Status.ShouldBe(CaseStatus.Finished);
        var late = await Should.ThrowAsync<RuleBrokenException>(() => FileAsync(world, "021"));
        late.Message.ShouldContain("01/12/2026");
    }

    [Theory, BothDatabases]
    public async Task A_petition_asks_the_decider_within_seven_working_days_and_the_same_text_again_gets_the_same_receipt(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");

        var receipt = await FileAsync(world, "021");
        var again = await FileAsync(world, "021");

        again.PetitionId.ShouldBe(receipt.PetitionId);
        receipt.AnswerDueAt.ShouldBe(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
        await using var db = world.Read();
        var task = await db.Set<TaskItem>().SingleAsync(t => t.Kind == TaskKind.PetitionAnswer);
        task.AssigneeId.ShouldBe((await world.ActorAsync("010")).PersonId!.Value);
        (await Should.ThrowAsync<RuleBrokenException>(() => FileAsync(world, "021", "Một nội dung khác."))).Code.ShouldBe("already_filed");
    }

    [Theory, BothDatabases]
    public async Task Only_the_person_may_file_and_only_the_decider_may_answer(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");
        var @case = await world.CaseAsync("021");

        await Should.ThrowAsync<NotFoundException>(async () => await world.Get<FilePetition>().HandleAsync(@case.Id, "Không đồng ý.", await world.ActorAsync("022"), CancellationToken.None));
        await FileAsync(world, "021");
        await Should.ThrowAsync<NotFoundException>(async () => await world.Get<AnswerPetition>().HandleAsync(@case.Id, null, "Giữ.", await world.ActorAsync("021"), CancellationToken.None));
        await Should.ThrowAsync<StepUpNeededException>(async () =>
            await world.Get<AnswerPetition>().HandleAsync(@case.Id, null, "Giữ.", await world.ActorAsync("010", SignInStrength.MailLink), CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task Upheld_keeps_the_rating_and_ends_the_case(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");
        await FileAsync(world, "021");

        await AnswerAsync(world, "021", null);

        var @case = await world.CaseAsync("021");
        @case.FinalRating.ShouldBe(Rating.TOT);
        @case.Status.ShouldBe(CaseStatus.Finished);
        await using var db = world.Read();
        (await db.Set<Petition>().SingleAsync()).Status.ShouldBe(PetitionStatus.Upheld);
        (await db.Set<TaskItem>().SingleAsync(t => t.Kind == TaskKind.PetitionAnswer)).Status.ShouldBe(TaskState.Done);
    }

    [Theory, BothDatabases]
    public async Task Replaced_signs_a_new_decision_and_a_rating_beyond_the_cap_changes_nothing(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");
        await FileAsync(world, "021");

        await Should.ThrowAsync<RuleBrokenException>(() => AnswerAsync(world, "021", Rating.XS));
        (await world.CaseAsync("021")).FinalRating.ShouldBe(Rating.TOT);
        await AnswerAsync(world, "021", Rating.HT);

        var @case = await world.CaseAsync("021");
        @case.FinalRating.ShouldBe(Rating.HT);
        @case.Status.ShouldBe(CaseStatus.Finished);
        await using var db = world.Read();
        var decisions = await db.Set<RatingDecision>().Where(d => d.CaseId == @case.Id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync();
        decisions.Count.ShouldBe(2);
        (await db.Set<Petition>().SingleAsync()).NewDecisionId.ShouldBe(@case.DecisionId);
    }

    [Theory, BothDatabases]
    public async Task An_unanswered_petition_becomes_overdue_and_may_still_be_answered(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.DecideAsync("021");
        await FileAsync(world, "021");

        await world.PassAsync(TimeSpan.FromDays(11));
        (await world.CaseAsync("021")).Status.ShouldBe(CaseStatus.Finished);
        await AnswerAsync(world, "021", null);

        await using var db = world.Read();
        (await db.Set<Petition>().SingleAsync()).Status.ShouldBe(PetitionStatus.Upheld);
    }

    public void Dispose() => _mail.Dispose();

    private Task<ResultWorld> StartAsync(DatabaseKind kind) => ResultWorld.StartAsync(kind, Transports.Pickup(TimeProvider.System, _mail.Path));

    private static async Task<PetitionReceipt> FileAsync(ResultWorld world, string code, string text = "Không đồng ý với kết quả: thiếu hai sản phẩm quý bốn.")
    {
        var @case = await world.CaseAsync(code);
        return await world.Get<FilePetition>().HandleAsync(@case.Id, text, await world.ActorAsync(code, SignInStrength.MailLink), CancellationToken.None);
    }

    private static async Task AnswerAsync(ResultWorld world, string code, Rating? rating)
    {
        var @case = await world.CaseAsync(code);
        await world.Get<AnswerPetition>().HandleAsync(@case.Id, rating, "Đã xem lại hồ sơ.", await world.ActorAsync("010"), CancellationToken.None);
    }
}
