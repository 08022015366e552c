using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Opinions;
using CanBo.Activities.Sealing;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Opinions;

public sealed class OpinionTests
{
    private const string FromBelow = "remark-subordinates", FromBeside = "remark-peer";

    [Theory, BothDatabases]
    public async Task Peers_are_asked_by_name_with_the_reason_and_all_are_waited_for(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Peers", FromBeside));
        var tasks = await OpinionWorld.TasksAsync(world, "021");

        foreach (var task in tasks.Take(4))
            await world.SubmitAsync(task, OpinionWorld.FromBeside("Chu đáo."));
        var before = (await world.CaseAsync("021")).CurrentStep;
        await world.SubmitAsync(tasks[4], OpinionWorld.FromBeside("Đúng hẹn."));

        tasks.Count.ShouldBe(5);
        tasks[0].Reason.InVietnamese.ShouldBe("Đồng chí và Vũ Thùy Số 1 cùng nhóm vị trí “Chuyên viên”, cùng một cấp trên trực tiếp.");
        before.ShouldBe("ask");
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("hold");
    }

    [Theory, BothDatabases]
    public async Task A_case_stands_at_the_step_that_waits_not_at_the_one_beside_it_that_asked_nobody(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.AskingBoth());

        (await world.CaseAsync("021")).CurrentStep.ShouldBe("ask", "Nobody works below 021.");
        (await world.CaseAsync("020")).CurrentStep.ShouldBe("below");
    }

    [Theory, BothDatabases]
    public async Task So_many_replies_are_enough_and_the_others_are_no_longer_asked(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Peers", FromBeside, mode: "minimum", minReplies: 2));
        var tasks = await OpinionWorld.TasksAsync(world, "021");

        await world.SubmitAsync(tasks[0], OpinionWorld.FromBeside("Chu đáo."));
        var after = (await world.CaseAsync("021")).CurrentStep;
        await world.SubmitAsync(tasks[1], OpinionWorld.FromBeside("Đúng hẹn."));

        after.ShouldBe("ask");
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("hold");
        (await OpinionWorld.TasksAsync(world, "021")).Count(t => t.Status == TaskState.Withdrawn).ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task Fewer_subordinates_than_are_ever_shown_are_not_asked_and_the_file_says_why(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));

        var (few, none) = (await OpinionWorld.RoundAsync(world, "030"), await OpinionWorld.RoundAsync(world, "021"));

        (await OpinionWorld.TasksAsync(world, "030")).ShouldBeEmpty();
        (await world.CaseAsync("030")).CurrentStep.ShouldBe("hold");
        few.Status.ShouldBe(OpinionRoundStatus.NotAsked);
        few.Reason!.InVietnamese.ShouldBe("Chỉ có 1 người để hỏi, ít hơn 5 người, mức tối thiểu để không ai đoán được ý kiến của ai; vì vậy không hỏi.");
        none.Reason!.InVietnamese.ShouldBe("Vũ Thùy Số 1 không có cấp dưới trực tiếp.");
    }

    [Theory, BothDatabases]
    public async Task Anonymous_answers_are_sealed_and_opened_together_without_author_or_time(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));
        var tasks = await OpinionWorld.TasksAsync(world, "020");
        foreach (var (task, at) in tasks.Take(5).Select((t, at) => (t, at)))
            await world.SubmitAsync(task, OpinionWorld.FromBelow("tot", $"Điều hay thứ {at}"));
        await using var open = world.Read();
        var envelopes = await open.Set<SealedOpinion>().ToListAsync();
        var during = await OpinionWorld.TasksAsync(world, "020");

        await world.SubmitAsync(tasks[5], OpinionWorld.FromBelow("kem", "Điều hay thứ 5"));

        envelopes.Count.ShouldBe(5);
        envelopes.Select(e => e.Envelope.Length).Distinct().ShouldHaveSingleItem();
        during.ShouldAllBe(t => t.Answer == null && t.Draft == null);
        // Only the day of a reply is kept: midnight in Hà Nội.
        during.Where(t => t.Status == TaskState.Done).ShouldAllBe(t => t.SubmittedAt == new DateTimeOffset(2026, 11, 15, 17, 0, 0, TimeSpan.Zero));
        var round = await OpinionWorld.RoundAsync(world, "020");
        round.Status.ShouldBe(OpinionRoundStatus.Closed);
        var result = OpinionResult.Read(round.Result!);
        result.Replies.ShouldBe(6);
        result.Fields.Single(f => f.Name == "leads").Counts.ShouldBe([new OpinionCount("kem", 1), new OpinionCount("tot", 5)]);
        result.Fields.Single(f => f.Name == "good").Texts.Order().ShouldBe(Enumerable.Range(0, 6).Select(at => $"Điều hay thứ {at}"));
        await using var closed = world.Read();
        (await closed.Set<SealedOpinion>().AnyAsync()).ShouldBeFalse();
        (await closed.Set<SealingKey>().AnyAsync()).ShouldBeFalse();
        (await world.CaseAsync("020")).CurrentStep.ShouldBe("hold");
    }

    [Theory, BothDatabases]
    public async Task An_anonymous_answer_is_replaced_until_the_closing_and_the_last_one_counts(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));
        var tasks = await OpinionWorld.TasksAsync(world, "020");
        foreach (var task in tasks.Take(5))
            await world.SubmitAsync(task, OpinionWorld.FromBelow("kem", "Bản cũ"));
        foreach (var task in tasks.Take(5))
            await world.SubmitAsync(task, OpinionWorld.FromBelow("xuat-sac", "Bản mới"));

        await world.SubmitAsync(tasks[5], OpinionWorld.FromBelow("xuat-sac", "Bản mới"));

        var result = OpinionResult.Read((await OpinionWorld.RoundAsync(world, "020")).Result!);
        result.Fields.Single(f => f.Name == "leads").Counts.ShouldBe([new OpinionCount("xuat-sac", 6)]);
        result.Fields.Single(f => f.Name == "good").Texts.ShouldAllBe(text => text == "Bản mới");
        var late = await world.SubmitAsync(tasks[0], OpinionWorld.FromBelow("kem", "Sau khi đóng"));
        late.ShouldBeOfType<SubmitOutcome.NoLongerAsked>();
    }

    [Theory, BothDatabases]
    public async Task Too_few_anonymous_answers_at_the_deadline_are_destroyed_unopened(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));
        var tasks = await OpinionWorld.TasksAsync(world, "020");
        foreach (var task in tasks.Take(4))
            await world.SubmitAsync(task, OpinionWorld.FromBelow("kem", "Không ai được đọc"));

        await world.PassAsync(TimeSpan.FromDays(8));

        var round = await OpinionWorld.RoundAsync(world, "020");
        round.Status.ShouldBe(OpinionRoundStatus.TooFew);
        round.Replies.ShouldBe(4);
        round.Result.ShouldBeNull();
        await using var db = world.Read();
        (await db.Set<SealedOpinion>().AnyAsync()).ShouldBeFalse();
        (await db.Set<SealingKey>().AnyAsync()).ShouldBeFalse();
        (await world.CaseAsync("020")).CurrentStep.ShouldBe("hold");
        (await OpinionWorld.TasksAsync(world, "020")).ShouldAllBe(t => !t.TakesAnswer);
    }

    [Theory, BothDatabases]
    public async Task An_anonymous_step_leaves_no_draft_and_no_trace_of_an_answer(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));
        var task = (await OpinionWorld.TasksAsync(world, "020"))[0];
        var author = new Actor(null, task.AssigneeId, ActorRoles.None, SignInStrength.MailLink);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<SaveDraft>().SaveAsync(author, task.Id, 0, OpinionWorld.FromBelow("kem", "nháp"), CancellationToken.None));
        await world.SubmitAsync(task, OpinionWorld.FromBelow("kem", "câu chỉ mình tôi viết"));

        refused.Code.ShouldBe("sealed_no_draft");
        await using var db = world.Read();
        (await db.Set<CanBo.Runtime.Audit.AuditRow>().Where(a => a.Subject == task.CaseId).Select(a => a.Action).ToListAsync()).ShouldBeEmpty();
        (await db.Set<TaskItem>().SingleAsync(t => t.Id == task.Id)).Answer.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task The_summary_is_read_by_the_decider_and_organisers_and_by_nobody_it_is_about(DatabaseKind kind)
    {
        await using var world = await OpinionWorld.StartAsync(kind, OpinionWorld.Asking("Subordinates", FromBelow, "anonymous"));
        foreach (var task in await OpinionWorld.TasksAsync(world, "020"))
            await world.SubmitAsync(task, OpinionWorld.FromBelow("tot", "Rõ việc"));
        var @case = await world.CaseAsync("020");
        var summaries = world.Get<OpinionSummaries>();

        var seen = await summaries.GetAsync(await world.ActorAsync("010"), @case.Id, CancellationToken.None);

        var round = seen.Rounds.ShouldHaveSingleItem();
        round.Result!.Replies.ShouldBe(6);
        round.Answers.ShouldBeEmpty();
        (await summaries.GetAsync(TaskWorld.Organiser, @case.Id, CancellationToken.None)).PersonName.ShouldBe("Phạm Thị Lan");
        foreach (var code in new[] { "020", "021", "030" })
        {
            var stranger = await world.ActorAsync(code);
            await Should.ThrowAsync<NotFoundException>(() => summaries.GetAsync(stranger, @case.Id, CancellationToken.None));
        }
    }
}
