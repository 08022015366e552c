using CanBo.Activities.Approvals;
using CanBo.Activities.Errors;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Storage;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Work;
using CanBo.Testing;
using static CanBo.Activities.Tests.Approvals.ApprovalWorld;

namespace CanBo.Activities.Tests.Approvals;

/// <summary>Two at once on one approval, in an order that the test forces. SQLite has one writer and cannot show any of this.</summary>
public sealed class ApprovalInterleavingTests
{
    private static readonly (string, object)[] Both = [("approver1", "DirectSuperior"), ("approver2", "Decider"), ("delegation", "yes"), ("windowDays", 3)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_the_last_two_approvers_exactly_one_closes_it(bool superiorFirst)
    {
        await using var world = await TwoAskedAsync();
        await using var other = world.Another();

        await InOrderAsync(world, superiorFirst, () => GiveAsync(world, "020", ApprovalAnswer.Approve), () => GiveAsync(other, "010", ApprovalAnswer.Approve));

        (await RoundAsync(world)).Status.ShouldBe(ApprovalStatus.Approved);
        (await StepAsync(world)).ShouldBe("after-Approved");
        (await ClosedAsync(world)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refusal_and_an_approval_at_once_end_in_one_outcome(bool refusalFirst)
    {
        await using var world = await TwoAskedAsync();
        await using var other = world.Another();
        string? late = null;

        await InOrderAsync(
            world,
            refusalFirst,
            () => GiveAsync(world, "020", ApprovalAnswer.Reject, "Chưa đủ minh chứng."),
            async () => late = await TryAsync(() => GiveAsync(other, "010", ApprovalAnswer.Approve)));

        late.ShouldBe(refusalFirst ? "no_longer_asked" : null);
        (await RoundAsync(world)).Status.ShouldBe(ApprovalStatus.Rejected);
        (await ClosedAsync(world)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approval_and_the_deadline_at_once_leave_it_approved_or_overdue_never_both(bool approvalFirst)
    {
        // Should the two wait for each other in a circle, the approval is the one that PostgreSQL undoes; it is tried again and finds the step closed.
        await using var world = await TwoAskedAsync("-c deadlock_timeout=50ms");
        await using var other = world.Another();
        await GiveAsync(world, "020", ApprovalAnswer.Approve);
        var due = (await RoundAsync(world)).DueAt!.Value;
        await world.PassAsync(due - TimeSpan.FromMinutes(1) - world.Clock.GetUtcNow());
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        string? late = null;

        await InOrderAsync(
            world,
            approvalFirst,
            async () => late = await TryAsync(() => GiveAsync(world, "010", ApprovalAnswer.Approve)),
            () => other.Get<DueWork>().FireTimersAsync(CancellationToken.None));
        await world.Get<DueWork>().FireTimersAsync(CancellationToken.None);

        late.ShouldBe(approvalFirst ? null : "no_longer_asked");
        (await RoundAsync(world)).Status.ShouldBe(approvalFirst ? ApprovalStatus.Approved : ApprovalStatus.Overdue);
        (await StateAsync(world, "010")).ShouldBe(approvalFirst ? TaskState.Done : TaskState.Overdue);
        (await StepAsync(world)).ShouldBe(approvalFirst ? "after-Approved" : "after-Overdue");
        (await ClosedAsync(world)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_and_the_handing_on_of_the_same_voice_give_one_voice(bool answerFirst)
    {
        await using var world = await TwoAskedAsync();
        await using var other = world.Another();
        string? refused = null;

        await InOrderAsync(
            world,
            answerFirst,
            async () => refused = await TryAsync(() => GiveAsync(world, "020", ApprovalAnswer.Approve)) ?? refused,
            async () => refused = await TryAsync(() => DelegateAsync(other, "020", "011")) ?? refused);

        refused.ShouldBe(answerFirst ? "already_answered" : "handed_on");
        (await VoicesAsync(world))[0].IsAnswered.ShouldBe(answerFirst);
    }

    private static async Task<TaskWorld> TwoAskedAsync(string sessionOptions = "")
    {
        var world = await StartAsync(DatabaseKind.PostgreSql, Procedure(Both), sessionOptions);
        await SheetAsync(world);
        return world;
    }

    private static async Task InOrderAsync(TaskWorld world, bool asGiven, Func<Task> one, Func<Task> other)
    {
        var round = await RoundAsync(world);
        await HeldLock.InOrderAsync(world.Database, StepLock.Key(round.InstanceId, round.Execution), asGiven ? [one, other] : [other, one]);
    }

    private static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleBrokenException refused)
        {
            return refused.Code;
        }
    }

    private static async Task<int> ClosedAsync(TaskWorld world)
    {
        var journal = await world.Get<InstanceQueries>().ListJournalAsync((await world.CaseAsync(Subject)).InstanceId, 0, 500, CancellationToken.None);
        return journal.Count(e => e.NodeId == "approve" && e.Event == "Completed");
    }
}
