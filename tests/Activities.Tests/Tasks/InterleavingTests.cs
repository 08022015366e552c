using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Tasks;

/// <summary>
/// Two at once on one step, in an order that the test forces: a third connection holds the step's lock until both wait for it. SQLite has one
/// writer and cannot show any of this.
/// </summary>
public sealed class InterleavingTests
{
    [Fact]
    public async Task Of_the_last_two_repliers_exactly_one_closes_the_step()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.PostgreSql);
        await using var other = world.Another();
        var (first, second) = await TwoAskedAsync(world);

        var outcomes = await TogetherAsync(
            world,
            first,
            () => world.SubmitAsync(first, Answers.Opinion("Người thứ nhất")),
            () => other.SubmitAsync(second, Answers.Opinion("Người thứ hai")));

        outcomes.ShouldAllBe(o => o is SubmitOutcome.Received);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("appraisal");
        (await ResumesAsync(world, "party")).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_and_the_deadline_at_once_leave_it_either_in_time_or_late(bool replyFirst)
    {
        // Should the two wait for each other in a circle, the reply is the one that PostgreSQL undoes, and comes back as late.
        await using var world = await TaskWorld.StartAsync(DatabaseKind.PostgreSql, "-c deadlock_timeout=50ms");
        await using var other = world.Another();
        var task = await world.TaskAsync("021");
        var lastMinute = task.DueAt!.Value - TimeSpan.FromMinutes(1);

        // The reminders first: they move the case as well, and would take the reply's place in the queue from it.
        await world.PassAsync(lastMinute - world.Clock.GetUtcNow());
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        SubmitOutcome? outcome = null;
        async Task ReplyAsync() => outcome = await world.SubmitAsync(task, Answers.Sheet());
        Task CloseAsync() => other.Get<DueWork>().FireTimersAsync(CancellationToken.None);

        await InOrderAsync(world, task, replyFirst ? [ReplyAsync, CloseAsync] : [CloseAsync, ReplyAsync]);
        await world.Get<DueWork>().FireTimersAsync(CancellationToken.None);

        var stored = await world.TaskAsync("021");
        var isLate = outcome.ShouldBeOfType<SubmitOutcome.Received>().IsLate;
        isLate.ShouldBe(!replyFirst);
        stored.Status.ShouldBe(isLate ? TaskState.Overdue : TaskState.Done);
        (stored.Answer is null).ShouldBe(isLate);
        (stored.LateAnswer is null).ShouldBe(!isLate);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("party");
        (await world.CaseAsync("021")).Score.HasValue.ShouldBe(!isLate);
        (await ResumesAsync(world, "sheet")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_operation_sent_twice_at_once_is_taken_once()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.PostgreSql);
        await using var other = world.Another();
        var task = await world.TaskAsync("021");

        var outcomes = await TogetherAsync(world, task, () => world.SubmitAsync(task, Answers.Sheet(), "op"), () => other.SubmitAsync(task, Answers.Sheet(), "op"));

        outcomes[0].ShouldBe(outcomes[1]);
        (await ResumesAsync(world, "sheet")).ShouldBe(1);
    }

    /// <summary>A step that waits for two people: the rules of today find one, so the second is asked beside them.</summary>
    private static async Task<(TaskItem First, TaskItem Second)> TwoAskedAsync(TaskWorld world)
    {
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var first = await world.TaskAsync("021", TaskKind.Opinion);
        var head = (await world.ActorAsync("020")).PersonId!.Value;
        var second = await world.Steps.RunAsync(
            (step, _) => Task.FromResult(TaskOpening.Open(step, new NewTask(first.CampaignId, TaskKind.Opinion, head, Sentence.Of("Đồng chí là người được đánh giá."))
            {
                CaseId = first.CaseId,
                InstanceId = first.InstanceId,
                Execution = first.Execution,
                NodeId = first.NodeId,
                FormCode = first.FormCode,
                FormVersion = first.FormVersion,
            })),
            CancellationToken.None);
        return (first, second);
    }

    private static async Task<SubmitOutcome[]> TogetherAsync(TaskWorld world, TaskItem task, params Func<Task<SubmitOutcome>>[] acts)
    {
        var outcomes = new SubmitOutcome[acts.Length];
        await InOrderAsync(world, task, [.. acts.Select((act, at) => (Func<Task>)(async () => outcomes[at] = await act()))]);
        return outcomes;
    }

    private static Task InOrderAsync(TaskWorld world, TaskItem task, Func<Task>[] acts) =>
        HeldLock.InOrderAsync(world.Database, StepLock.Key(task.InstanceId!.Value, task.Execution!.Value), acts);

    private static async Task<int> ResumesAsync(TaskWorld world, string node)
    {
        var journal = await world.Get<InstanceQueries>().ListJournalAsync((await world.CaseAsync("021")).InstanceId, 0, 500, CancellationToken.None);
        return journal.Count(e => e.NodeId == node && e.Event == "Completed");
    }
}
