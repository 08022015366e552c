using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Tasks;

public sealed class OrganisingTests
{
    [Theory, BothDatabases]
    public async Task Another_person_is_asked_instead_without_seeing_the_first_ones_draft(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);
        await world.Get<SaveDraft>().SaveAsync(await world.ActorAsync("011"), opinion.Id, 0, Answers.Opinion("Nháp riêng"), CancellationToken.None);

        await world.Get<ReassignTask>().ReassignAsync(TaskWorld.Organiser, opinion.Id, "020", "Bí thư đi học", CancellationToken.None);

        var moved = await world.TaskAsync("021", TaskKind.Opinion);
        moved.AssigneeId.ShouldBe((await world.ActorAsync("020")).PersonId!.Value);
        moved.Draft.ShouldBeNull();
        moved.Reason.InVietnamese.ShouldBe("Người tổ chức chuyển việc này cho đồng chí: Bí thư đi học");
        (await world.SubmitAsync(moved, Answers.Opinion())).ShouldBeOfType<SubmitOutcome.Received>();
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.TaskId == opinion.Id && n.Kind == NoticeKind.TaskReturned && n.RecipientId == moved.AssigneeId)).ShouldBe(1);
        (await db.Set<AuditRow>().CountAsync(a => a.Subject == opinion.CaseId && a.Action == "TaskReassigned")).ShouldBe(1);
    }

    [Theory]
    [BothDatabases("999", "Không có ai mang mã “999”.")]
    [BothDatabases("021", "Đỗ Đình Ân là người được đánh giá. Chọn người khác.")]
    [BothDatabases("011", "Việc này đang giao cho Trần Văn Bình. Chọn người khác.")]
    public async Task Not_everybody_can_be_asked_instead(DatabaseKind kind, string code, string message)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);

        var refused = await Should.ThrowAsync<InvalidInputException>(() =>
            world.Get<ReassignTask>().ReassignAsync(TaskWorld.Organiser, opinion.Id, code, "Lý do", CancellationToken.None));

        refused.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe(message);
    }

    [Theory, BothDatabases]
    public async Task Waiving_the_last_open_task_moves_the_case_on(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");

        await world.Get<WaiveTask>().WaiveAsync(TaskWorld.Organiser, task.Id, "Đi công tác nước ngoài", CancellationToken.None);

        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Waived);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("hold");
        (await world.SubmitAsync(task, Answers.Sheet())).ShouldBeOfType<SubmitOutcome.NoLongerAsked>().Reason.ShouldBe("Đi công tác nước ngoài");
    }

    [Theory, BothDatabases]
    public async Task More_time_moves_the_timer_and_tells_the_person(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        world.Clock.Advance(TimeSpan.FromDays(10));

        await world.Get<ExtendTask>().ExtendAsync(TaskWorld.Organiser, task.Id, 10, "Bão số 9", CancellationToken.None);

        await world.PassAsync(TimeSpan.FromDays(5.5));
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Open);
        (await world.TaskAsync("022")).Status.ShouldBe(TaskState.Overdue);
        await world.PassAsync(TimeSpan.FromDays(9));
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Overdue);
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.TaskId == task.Id && n.Kind == NoticeKind.DeadlineMoved)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_returned_sheet_is_a_draft_again_and_takes_its_case_back_to_its_step(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.SubmitAsync(task, Answers.Sheet("91", "XS"), "op-1");

        await world.Get<ReturnTask>().ReturnAsync(TaskWorld.Organiser, task.Id, 2, "Thiếu điểm tháng 3", CancellationToken.None);

        var returned = await world.TaskAsync("021");
        returned.Id.ShouldBe(task.Id);
        returned.Status.ShouldBe(TaskState.Open);
        RawValues.Parse(returned.Draft)["months/3/score"].ShouldBe("91");
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("sheet");
        (await world.TaskAsync("021", TaskKind.Opinion)).Status.ShouldBe(TaskState.Withdrawn);
        await world.SubmitAsync(returned, Answers.Sheet("75", "TOT"), "op-2");
        var @case = await world.CaseAsync("021");
        @case.Score.ShouldBe(75);
        @case.ProposedRating.ShouldBe(Rating.TOT);
        @case.CurrentStep.ShouldBe("party");
        (await world.TaskAsync("021", TaskKind.Opinion)).Status.ShouldBe(TaskState.Open);
        await using var db = world.Read();
        (await db.Set<TaskItem>().CountAsync(t => t.CaseId == @case.Id)).ShouldBe(2);
        (await world.Get<Replay>().AgreesAsync(@case.InstanceId, CancellationToken.None)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task After_a_return_an_opinion_is_kept_and_the_summing_up_is_asked_for_again(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var sheet = await world.TaskAsync("021");
        await world.SubmitAsync(sheet, Answers.Sheet("91", "XS"));
        await world.SubmitAsync(await world.TaskAsync("021", TaskKind.Opinion), Answers.Opinion("Gương mẫu."));
        await world.SubmitAsync(await world.TaskAsync("021", TaskKind.Appraisal), Answers.Appraisal("TOT", "Chưa đủ sản phẩm."));
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("hold");

        await world.Get<ReturnTask>().ReturnAsync(TaskWorld.Organiser, sheet.Id, 2, "Thiếu điểm tháng 3", CancellationToken.None);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("sheet");
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet("75", "TOT"));

        var @case = await world.CaseAsync("021");
        @case.CurrentStep.ShouldBe("appraisal");
        @case.Score.ShouldBe(75);
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);
        opinion.Status.ShouldBe(TaskState.Done);
        opinion.Answer!.ShouldContain("Gương mẫu.");
        var appraisal = await world.TaskAsync("021", TaskKind.Appraisal);
        appraisal.Status.ShouldBe(TaskState.Open);
        RawValues.Parse(appraisal.Draft)["reason"].ShouldBe("Chưa đủ sản phẩm.");
        await world.SubmitAsync(appraisal, Answers.Appraisal("TOT"));
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("hold");
    }

    [Theory, BothDatabases]
    public async Task A_returned_sheet_that_does_not_come_again_is_overdue_at_its_own_deadline(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var sheet = await world.TaskAsync("021");
        await world.SubmitAsync(sheet, Answers.Sheet());

        await world.Get<ReturnTask>().ReturnAsync(TaskWorld.Organiser, sheet.Id, 2, "Thiếu điểm tháng 3", CancellationToken.None);
        await world.PassAsync(TimeSpan.FromDays(1));
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Open);
        await world.PassAsync(TimeSpan.FromDays(2));

        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Overdue);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("party");
    }

    [Theory, BothDatabases]
    public async Task A_copy_of_the_first_submission_does_not_send_the_old_answer_again_after_a_return(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        var first = (await world.SubmitAsync(task, Answers.Sheet("91", "XS"), "op-1")).ShouldBeOfType<SubmitOutcome.Received>();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Get<ReturnTask>().ReturnAsync(TaskWorld.Organiser, task.Id, 2, "Thiếu điểm tháng 3", CancellationToken.None);

        var copy = await world.SubmitAsync(task, Answers.Sheet("91", "XS"), "op-1");

        copy.ShouldBe(first);
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Open);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("sheet");
    }

    [Theory, BothDatabases]
    public async Task A_late_text_that_is_admitted_scores_the_case_and_stays_marked_late(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.PassAsync(TimeSpan.FromDays(15.5));
        await world.SubmitAsync(task, Answers.Sheet("91", "XS"));

        await world.Get<AdmitLate>().AdmitAsync(TaskWorld.Organiser, task.Id, "Nằm viện", CancellationToken.None);

        var admitted = await world.TaskAsync("021");
        admitted.Status.ShouldBe(TaskState.Done);
        admitted.LateAt.ShouldNotBeNull();
        var @case = await world.CaseAsync("021");
        @case.Score.ShouldBe(91);
        @case.ProposedRating.ShouldBe(Rating.XS);
    }

    [Theory, BothDatabases]
    public async Task Without_a_reason_or_the_role_nothing_happens(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        var stranger = await world.ActorAsync("022");
        var owner = await world.ActorAsync("021");

        (await Should.ThrowAsync<InvalidInputException>(() => world.Get<WaiveTask>().WaiveAsync(TaskWorld.Organiser, task.Id, "  ", CancellationToken.None)))
            .Errors.ShouldHaveSingleItem().Field.ShouldBe("reason");
        await Should.ThrowAsync<NotFoundException>(() => world.Get<WaiveTask>().WaiveAsync(stranger, task.Id, "Lý do", CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => world.Get<WithdrawTask>().WithdrawAsync(owner, task.Id, "Lý do", CancellationToken.None));
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Open);
    }

    [Theory, BothDatabases]
    public async Task A_late_answer_is_answered_as_late_again_after_it_was_admitted(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.PassAsync(TimeSpan.FromDays(15.5));
        var first = await world.SubmitAsync(task, Answers.Sheet("91", "XS"), "op-1");

        await world.Get<AdmitLate>().AdmitAsync(TaskWorld.Organiser, task.Id, "Nằm viện", CancellationToken.None);

        (await world.SubmitAsync(task, Answers.Sheet("91", "XS"), "op-1")).ShouldBe(first);
        first.ShouldBeOfType<SubmitOutcome.Received>().IsLate.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_asked_twice_in_one_step_and_more_time_for_one_takes_none_from_another(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var first = await world.TaskAsync("021", TaskKind.Opinion);
        var far = new DateTimeOffset(2027, 1, 20, 10, 0, 0, TimeSpan.Zero);
        var second = await world.Steps.RunAsync(
            async (step, _) => TaskOpening.Open(step, new NewTask(first.CampaignId, TaskKind.Opinion, (await world.ActorAsync("020")).PersonId!.Value, first.Reason)
            {
                CaseId = first.CaseId,
                InstanceId = first.InstanceId,
                Execution = first.Execution,
                NodeId = first.NodeId,
                FormCode = first.FormCode,
                FormVersion = first.FormVersion,
                DueAt = far,
            }),
            CancellationToken.None);

        var refused = await Should.ThrowAsync<InvalidInputException>(() =>
            world.Get<ReassignTask>().ReassignAsync(TaskWorld.Organiser, first.Id, "020", "Đi học", CancellationToken.None));
        await world.Get<ExtendTask>().ExtendAsync(TaskWorld.Organiser, first.Id, 10, "Bão số 9", CancellationToken.None);

        refused.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldContain("đã được hỏi ở bước này");
        await using var db = world.Read();
        (await db.Set<TaskItem>().SingleAsync(t => t.Id == second.Id)).DueAt.ShouldBe(far);
        (await db.Set<TaskItem>().SingleAsync(t => t.Id == first.Id)).DueAt!.Value.ShouldBeGreaterThan(first.DueAt!.Value);
    }
}
