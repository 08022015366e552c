using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Tests.Tasks;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Testing;
using CanBo.Workflows;
using Microsoft.EntityFrameworkCore;
using static CanBo.Activities.Tests.Approvals.ApprovalWorld;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Approvals;

public sealed class ApprovalTests
{
    private const string Why = "Chưa nêu sản phẩm của quý III.";

    private static readonly (string, object)[] InTurn = [("approver1", "DirectSuperior"), ("approver2", "Decider"), ("order", "sequence"), ("windowDays", 3)];
    private static readonly (string, object)[] TwoOfThree =
        [("approver1", "BodyMembers"), ("body", "H3"), ("rule", "nOfM"), ("count", 2)];

    [Theory, BothDatabases]
    public async Task In_sequence_the_next_one_is_asked_when_the_one_before_approved(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        var (asked, notYet) = (await TaskAsync(world, "020"), await TaskAsync(world, "010"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        var first = await GiveAsync(world, "020", ApprovalAnswer.Approve);
        var (next, waits) = (await TaskAsync(world, "010"), await StepAsync(world));

        var second = await GiveAsync(world, "010", ApprovalAnswer.Approve, "Nhất trí.");

        asked!.Reason.InVietnamese.ShouldBe("Đồng chí là người đứng đầu Phòng Kinh tế, đơn vị của Đỗ Đình Ân.");
        notYet.ShouldBeNull();
        first.Status.ShouldBe(ApprovalStatus.Open);
        waits.ShouldBe("approve");
        next!.Reason.InVietnamese.ShouldStartWith("Đồng chí là người đứng đầu Ủy ban nhân dân xã Sơn Lĩnh");
        (next.DueAt > asked.DueAt).ShouldBeTrue("each has the whole window");
        second.Status.ShouldBe(ApprovalStatus.Approved);
        (await StepAsync(world)).ShouldBe("after-Approved");
        await using var db = world.Read();
        var told = await db.Set<Notice>().Where(n => n.TaskId == asked.Id || n.TaskId == next.Id).Select(n => new { n.RecipientId, n.Kind }).ToListAsync();
        told.Select(n => n.RecipientId).ShouldBe([asked.AssigneeId, next.AssigneeId], ignoreOrder: true);
        told.ShouldAllBe(n => n.Kind == NoticeKind.TaskOpened);
    }

    [Theory, BothDatabases]
    public async Task Two_of_three_in_parallel_approve_over_a_refusal_and_the_case_moves_once(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(TwoOfThree));
        await SheetAsync(world);

        await GiveAsync(world, "030", ApprovalAnswer.Reject, "Điểm chung chưa có căn cứ.");
        await GiveAsync(world, "020", ApprovalAnswer.Approve);
        var before = await StepAsync(world);
        var last = await GiveAsync(world, "010", ApprovalAnswer.Approve);

        before.ShouldBe("approve");
        last.Status.ShouldBe(ApprovalStatus.Approved);
        (await StepAsync(world)).ShouldBe("after-Approved");
        (await VoicesAsync(world)).Select(v => v.Status).ShouldBe([VoiceStatus.Approved, VoiceStatus.Approved, VoiceStatus.Rejected]);
    }

    [Theory, BothDatabases]
    public async Task The_first_refusal_ends_it_where_the_rule_says_so_and_nobody_else_is_asked_any_more(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure([.. TwoOfThree, ("rejection", "first")]));
        await SheetAsync(world);

        var bare = await Should.ThrowAsync<InvalidInputException>(() => GiveAsync(world, "020", ApprovalAnswer.Reject));
        await GiveAsync(world, "020", ApprovalAnswer.Reject, Why);
        var late = await Should.ThrowAsync<RuleBrokenException>(() => GiveAsync(world, "010", ApprovalAnswer.Approve));

        bare.Errors.ShouldHaveSingleItem().Field.ShouldBe("reason");
        late.Code.ShouldBe("no_longer_asked");
        (await StepAsync(world)).ShouldBe("after-Rejected");
        (await StateAsync(world, "010")).ShouldBe(TaskState.Withdrawn);
        (await VoicesAsync(world)).Select(v => v.Status).ShouldBe([VoiceStatus.NotGiven, VoiceStatus.Rejected, VoiceStatus.NotGiven]);
    }

    [Theory, BothDatabases]
    public async Task Sent_back_the_person_reads_why_begins_from_their_sheet_and_everybody_approves_anew(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        await GiveAsync(world, "020", ApprovalAnswer.Approve);
        await GiveAsync(world, "010", ApprovalAnswer.SendBack, Why);
        var person = await world.ActorAsync(Subject);
        var again = await world.Get<ReadTask>().GetAsync(person, (await world.TaskAsync(Subject)).Id, CancellationToken.None);
        var earlier = await RoundAsync(world);

        await SheetAsync(world);
        var round = await RoundAsync(world);
        var submitted = await world.Get<ReadTask>().GetAsync(person, again.Task.Id, CancellationToken.None);
        await GiveAsync(world, "020", ApprovalAnswer.Approve);
        await GiveAsync(world, "010", ApprovalAnswer.Approve);

        again.Task.Status.ShouldBe(TaskState.Open);
        again.Task.Draft.ShouldNotBeNull();
        again.SentBack.ShouldBe(new ReturnWords("Nguyễn Thị Hoa", Why));
        earlier.Status.ShouldBe(ApprovalStatus.SentBack);
        earlier.ReturnedTo.ShouldBe("sheet");
        round.Id.ShouldNotBe(earlier.Id);
        submitted.SentBack.ShouldBeNull();
        (await StepAsync(world)).ShouldBe("after-Approved");
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_evaluated_wrote_the_proposal_or_is_named_twice_is_left_out_with_the_reason(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(
            withAppraisal: true, ("approver1", "UnitHead"), ("approver2", "StaffBody"), ("approver3", "BodyMembers"), ("body", "HD"), ("rule", "all")));
        await SendSheetAsync(world);
        await world.SubmitAsync(await world.TaskAsync(Subject, TaskKind.Appraisal), Answers.Appraisal("XS"));

        var voices = await VoicesAsync(world);
        var shown = await world.Get<ApprovalQueries>().GetAsync((await RoundAsync(world)).Id, TaskWorld.Organiser, CancellationToken.None);

        voices.Where(v => v.Status == VoiceStatus.Asked).Select(v => v.Source).ShouldBe(["UnitHead", "BodyMembers", "BodyMembers"]);
        voices[1].Why.InVietnamese.ShouldBe("Đồng chí là thành viên Hội đồng đánh giá, tập thể duyệt hồ sơ của Đỗ Đình Ân.");
        shown.LeftOut.Select(s => s.InVietnamese).ShouldBe(
        [
            "Hồ Minh Quân đã thẩm định hồ sơ này, nên không duyệt bản do mình viết.",
            "Phạm Thị Lan đã có tên ở cương vị khác; mỗi người chỉ có một ý kiến.",
            "Hồ Minh Quân đã thẩm định hồ sơ này, nên không duyệt bản do mình viết.",
        ]);
        shown.Words[0].InVietnamese.ShouldBe("Cần cả 3 người đồng ý.");
    }

    [Theory, BothDatabases]
    public async Task With_nobody_to_approve_the_case_takes_the_way_drawn_for_that(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(("approver1", "BodyMembers"), ("body", "HK")));

        await SheetAsync(world);

        (await StepAsync(world)).ShouldBe("after-NoParticipant");
        (await RoundAsync(world)).Status.ShouldBe(ApprovalStatus.NoParticipant);
        (await VoicesAsync(world)).ShouldHaveSingleItem().Why.InVietnamese.ShouldBe("Hội đồng chưa lập chưa có thành viên nào đang công tác.");
    }

    [Theory, BothDatabases]
    public async Task An_approval_needs_the_own_proof_and_is_there_for_approvers_only(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        var round = await SheetAsync(world);
        var queries = world.Get<ApprovalQueries>();

        foreach (var strength in new[] { SignInStrength.MailLink, SignInStrength.AdminLink })
            await Should.ThrowAsync<StepUpNeededException>(() => GiveAsync(world, "020", ApprovalAnswer.Approve, strength: strength));
        foreach (var stranger in new[] { Subject, "030", "011" })
        {
            var actor = await world.ActorAsync(stranger);
            await Should.ThrowAsync<NotFoundException>(() => queries.GetAsync(round.Id, actor, CancellationToken.None));
        }

        var task = (await TaskAsync(world, "020"))!.Id;
        var other = await world.ActorAsync("030");
        await Should.ThrowAsync<NotFoundException>(() => world.Get<GiveApproval>().GiveAsync(other, task, ApprovalAnswer.Approve, "", "op", CancellationToken.None));
        (await queries.GetAsync(round.Id, await world.ActorAsync("020"), CancellationToken.None)).Before.Select(b => b.Kind).ShouldBe([TaskKind.SelfAssessment]);
        (await VoicesAsync(world)).ShouldAllBe(v => !v.IsAnswered);
    }

    [Theory, BothDatabases]
    public async Task The_same_operation_is_answered_the_same_and_another_answer_is_refused(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(TwoOfThree));
        await SheetAsync(world);

        var first = await GiveAsync(world, "020", ApprovalAnswer.Approve, operation: "op");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var repeated = await GiveAsync(world, "020", ApprovalAnswer.Approve, operation: "op");
        var other = await Should.ThrowAsync<RuleBrokenException>(() => GiveAsync(world, "020", ApprovalAnswer.Reject, Why));

        repeated.At.ShouldBe(first.At);
        other.Code.ShouldBe("already_answered");
    }

    [Theory, BothDatabases]
    public async Task At_the_deadline_of_whoever_is_asked_now_the_step_is_overdue(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        var firstDue = (await TaskAsync(world, "020"))!.DueAt!.Value;
        world.Clock.Advance(TimeSpan.FromDays(2));
        await GiveAsync(world, "020", ApprovalAnswer.Approve);

        await world.PassAsync(firstDue - world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        var meanwhile = await StepAsync(world);
        await world.PassAsync((await TaskAsync(world, "010"))!.DueAt!.Value - world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        meanwhile.ShouldBe("approve");
        (await StepAsync(world)).ShouldBe("after-Overdue");
        (await StateAsync(world, "010")).ShouldBe(TaskState.Overdue);
        (await RoundAsync(world)).Status.ShouldBe(ApprovalStatus.Overdue);
    }

    [Theory, BothDatabases]
    public async Task An_approver_is_reminded_before_the_deadline_and_after_it_only_the_superior_is_told(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        var task = (await TaskAsync(world, "020"))!;

        // Due on Thursday at 17:00: two working days before, and the morning after.
        await world.PassAsync(TimeSpan.FromDays(1.5));
        var before = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(2));
        await world.PassAsync(TimeSpan.FromDays(5));
        var after = await NoticesAsync(world, task.Id);

        before.Select(n => n.Kind).ShouldBe([NoticeKind.TaskOpened, NoticeKind.TaskReminder]);
        after.Skip(2).Select(n => (n.Kind, n.RecipientId)).ShouldBe([(NoticeKind.TaskEscalated, (await world.ActorAsync("011")).PersonId!.Value)]);
    }

    [Theory, BothDatabases]
    public async Task An_organiser_names_another_approver_or_does_without_on_record(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        var round = await SheetAsync(world);
        var voice = (await VoicesAsync(world))[0];
        var approver = await world.ActorAsync("020");

        await Should.ThrowAsync<NotAllowedException>(() => world.Get<WaiveApproval>().WaiveAsync(approver, round.Id, Why, CancellationToken.None));
        await world.Get<HandOverApproval>().ReplaceAsync(TaskWorld.Organiser, round.Id, voice.Id, "011", "Đồng chí Lan nghỉ ốm.", CancellationToken.None);
        await GiveAsync(world, "011", ApprovalAnswer.Approve);
        var asked = (await TaskAsync(world, "011"))!.Reason.InVietnamese;
        await world.Get<WaiveApproval>().WaiveAsync(TaskWorld.Organiser, round.Id, "Chủ tịch ủy quyền bằng văn bản.", CancellationToken.None);

        asked.ShouldBe("Người tổ chức nhờ đồng chí duyệt thay Phạm Thị Lan.");
        (await StateAsync(world, "020")).ShouldBe(TaskState.Withdrawn);
        (await StepAsync(world)).ShouldBe("after-NotRequired");
        (await RoundAsync(world)).WaivedWhy.ShouldBe("Chủ tịch ủy quyền bằng văn bản.");
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_sent_back_over_a_signed_decision(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        var @case = await world.CaseAsync(Subject);
        await world.Steps.RunAsync(
            async (step, token) => (await step.Db().Set<Case>().SingleAsync(c => c.Id == @case.Id, token)).Decide(Guid.NewGuid(), Rating.TOT, false, step.Now),
            CancellationToken.None);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => GiveAsync(world, "020", ApprovalAnswer.SendBack, Why));

        refused.Code.ShouldBe("case_decided");
        (await StepAsync(world)).ShouldBe("approve");
        (await VoicesAsync(world)).ShouldAllBe(v => !v.IsAnswered);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_sent_back_over_a_secret_vote_that_was_counted(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(InTurn));
        await SheetAsync(world);
        var @case = await world.CaseAsync(Subject);
        await world.Steps.RunAsync(
            (step, _) =>
            {
                var terms = new VoteTerms(true, new CountRules(CountMethod.Plurality, VoteBase.Present, Fraction.Zero, Threshold.Majority, null), false, false);
                var session = VoteSession.Plan(Guid.NewGuid(), @case.CampaignId, @case.UnitId, "sheet", terms, 1, Guid.NewGuid(), Guid.NewGuid());
                var row = VoteCase.Join(session.Id, @case.Id, @case.InstanceId, 1, RatingScale.Levels);
                row.Record(new Attendance(5, 0, 5), new Tally(5, 0, 0, 0, 0), nameof(Rating.XS), []);
                step.Db().AddRange(session, row);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => GiveAsync(world, "020", ApprovalAnswer.SendBack, Why));
        await GiveAsync(world, "020", ApprovalAnswer.Reject, Why);

        refused.Code.ShouldBe("secret_vote_cast");
        (await StepAsync(world)).ShouldBe("after-Rejected");
    }

    private static async Task<List<Notice>> NoticesAsync(TaskWorld world, Guid task)
    {
        await using var db = world.Read();
        return await db.Set<Notice>().Where(n => n.TaskId == task).OrderBy(n => n.CreatedAt).ThenBy(n => n.Kind).ToListAsync();
    }
}
