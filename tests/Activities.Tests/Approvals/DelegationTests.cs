using CanBo.Activities.Approvals;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using static CanBo.Activities.Tests.Approvals.ApprovalWorld;

namespace CanBo.Activities.Tests.Approvals;

public sealed class DelegationTests
{
    private static readonly (string, object)[] Two = [("approver1", "DirectSuperior"), ("approver2", "Decider"), ("delegation", "yes")];

    [Theory, BothDatabases]
    public async Task A_voice_goes_to_a_named_colleague_once_is_told_by_mail_and_both_see_it(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(Two));
        var round = await SheetAsync(world);

        await DelegateAsync(world, "020", "011");
        var task = (await TaskAsync(world, "011"))!;
        var gone = await Should.ThrowAsync<RuleBrokenException>(() => GiveAsync(world, "020", ApprovalAnswer.Approve));
        var further = await Should.ThrowAsync<RuleBrokenException>(() => DelegateAsync(world, "011", "030"));
        var giver = await world.Get<ApprovalQueries>().GetAsync(round.Id, await world.ActorAsync("020"), CancellationToken.None);
        var taker = await world.Get<ApprovalQueries>().GetAsync(round.Id, await world.ActorAsync("011"), CancellationToken.None);
        await GiveAsync(world, "011", ApprovalAnswer.Approve);
        await GiveAsync(world, "010", ApprovalAnswer.Approve);

        task.Reason.InVietnamese.ShouldBe("Phạm Thị Lan ủy quyền cho đồng chí duyệt thay.");
        gone.Code.ShouldBe("handed_on");
        further.Code.ShouldBe("handed_once");
        (giver.TaskId, giver.Before.Length).ShouldBe((null, 0));
        (taker.TaskId, taker.MayDelegate).ShouldBe((task.Id, false));
        foreach (var view in new[] { giver, taker })
            (view.Mine!.Name, view.Mine.ActingName, view.Mine.HandedWhy).ShouldBe(("Phạm Thị Lan", "Trần Văn Bình", "Đi công tác đến hết tuần."));
        (await StateAsync(world, "020")).ShouldBe(TaskState.Withdrawn);
        (await StepAsync(world)).ShouldBe("after-Approved");
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.TaskId == task.Id && n.RecipientId == task.AssigneeId && n.Kind == NoticeKind.TaskOpened)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task It_never_goes_to_the_person_evaluated_to_an_approver_or_to_the_author(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(withAppraisal: true, Two));
        await SendSheetAsync(world);
        await world.SubmitAsync(await world.TaskAsync(Subject, TaskKind.Appraisal), Tests.Tasks.Answers.Appraisal("XS"));

        foreach (var (to, says) in new[]
        {
            (Subject, "là người được đánh giá"), ("010", "mỗi người chỉ có một ý kiến"), ("020", "mỗi người chỉ có một ý kiến"), ("030", "đã thẩm định hồ sơ này"), ("999", "Không có ai mang mã"), ("", "Ghi mã"),
        })
        {
            var refused = await Should.ThrowAsync<InvalidInputException>(() => DelegateAsync(world, "020", to));
            refused.Errors.ShouldHaveSingleItem().Field.ShouldBe("person");
            refused.Errors[0].Message.InVietnamese.ShouldContain(says);
        }

        (await Should.ThrowAsync<InvalidInputException>(() => DelegateAsync(world, "020", "011", " "))).Errors.ShouldHaveSingleItem().Field.ShouldBe("handReason");
    }

    [Theory, BothDatabases]
    public async Task Where_the_step_forbids_it_nobody_delegates(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(("approver1", "DirectSuperior")));
        await SheetAsync(world);

        (await Should.ThrowAsync<RuleBrokenException>(() => DelegateAsync(world, "020", "011"))).Code.ShouldBe("no_delegation");
    }
}
