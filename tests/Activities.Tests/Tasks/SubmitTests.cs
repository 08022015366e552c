using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Tasks;

public sealed class SubmitTests
{
    [Theory, BothDatabases]
    public async Task The_same_operation_is_answered_as_the_first_time(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        var first = await world.SubmitAsync(task, Answers.Sheet("91"), "op-1");
        world.Clock.Advance(TimeSpan.FromMinutes(3));

        var again = await world.SubmitAsync(task, Answers.Sheet("55", "HT"), "op-1");

        again.ShouldBe(first);
        (await world.TaskAsync("021")).Answer!.ShouldContain("\"score\":91");
    }

    [Theory, BothDatabases]
    public async Task Another_operation_is_told_when_the_first_was_received_and_gets_its_text_back(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.SubmitAsync(task, Answers.Sheet("91"), "op-1");
        var receivedAt = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromMinutes(3));

        var second = await world.SubmitAsync(task, Answers.Sheet("55", "HT", "Bản gửi sau"), "op-2");

        var refused = second.ShouldBeOfType<SubmitOutcome.AlreadyReceived>();
        refused.FirstAt.ShouldBe(receivedAt);
        refused.Yours["strengths"].ShouldBe("Bản gửi sau");
        (await world.TaskAsync("021")).Answer!.ShouldContain("\"score\":91");
    }

    [Theory, BothDatabases]
    public async Task What_loses_the_race_with_the_deadline_is_kept_as_late(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.PassAsync(TimeSpan.FromDays(15.5));

        var late = await world.SubmitAsync(task, Answers.Sheet("91"), "op-1");
        var again = await world.SubmitAsync(task, Answers.Sheet("91"), "op-1");
        var other = await world.SubmitAsync(task, Answers.Sheet("91"), "op-2");

        late.ShouldBeOfType<SubmitOutcome.Received>().IsLate.ShouldBeTrue();
        again.ShouldBe(late);
        other.ShouldBeOfType<SubmitOutcome.AlreadyReceived>();
        var stored = await world.TaskAsync("021");
        stored.Status.ShouldBe(TaskState.Overdue);
        stored.LateAnswer!.ShouldContain("\"score\":91");
        (await world.CaseAsync("021")).Score.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_decomposed_text_is_stored_composed(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var decomposed = "Đề án đã xong".Normalize(System.Text.NormalizationForm.FormD);

        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet(strengths: decomposed));

        (await world.TaskAsync("021")).Answer!.ShouldContain("Đề án đã xong".Normalize(System.Text.NormalizationForm.FormC));
    }

    [Theory, BothDatabases]
    public async Task Places_to_mend_are_named_and_nothing_is_changed(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var values = Answers.Sheet("91", "TUYET-VOI");
        values.Set("months/4", "191");
        values.Set("strenghts", "sai tên");

        var refused = await Should.ThrowAsync<InvalidInputException>(async () => await world.SubmitAsync(await world.TaskAsync("021"), values));

        refused.Errors.Select(e => e.Field).ShouldBe(["strenghts", "months/4/score", "selfRating"]);
        refused.Errors[1].Message.InVietnamese.ShouldBe("Tháng 4: nhập điểm từ 0 đến 100 (đang là 191).");
        (await world.TaskAsync("021")).Status.ShouldBe(TaskState.Open);
    }

    [Theory, BothDatabases]
    public async Task Somebody_elses_task_is_not_there(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        var other = await world.ActorAsync("022");

        await Should.ThrowAsync<NotFoundException>(() =>
            world.Get<SubmitTask>().SubmitAsync(other, task.Id, "op", Answers.Sheet(), isStrict: true, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() =>
            world.Get<SaveDraft>().SaveAsync(other, task.Id, 0, RawValues.Empty, CancellationToken.None));
    }
}
