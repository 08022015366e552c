using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Tasks;

public sealed class DraftTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_kept_as_typed_and_a_newer_one_is_never_overwritten_unseen(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var actor = await world.ActorAsync("021");
        var task = await world.TaskAsync("021");
        var first = await SaveAsync(world, actor, task.Id, 0, """{"strengths":"Ở máy cơ quan","months":{"1":"chín"}}""");

        var second = await SaveAsync(world, actor, task.Id, 0, """{"strengths":"Ở điện thoại"}""");

        first.ShouldBeOfType<DraftOutcome.Saved>().Version.ShouldBe(1);
        var newer = second.ShouldBeOfType<DraftOutcome.Newer>();
        newer.Version.ShouldBe(1);
        newer.Theirs["strengths"].ShouldBe("Ở máy cơ quan");
        newer.Yours["strengths"].ShouldBe("Ở điện thoại");
        RawValues.Parse((await world.TaskAsync("021")).Draft)["months/1"].ShouldBe("chín");
    }

    [Theory, BothDatabases]
    public async Task One_page_of_a_form_leaves_the_others_as_they_are(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var actor = await world.ActorAsync("021");
        var task = await world.TaskAsync("021");
        var form = FormJson.Read(ShippedDocuments.All().Single(d => d.Code == "D335-M02").Json);
        await SaveAsync(world, actor, task.Id, 0, """{"strengths":"Viết trước","months":{"1":"90","2":"80"}}""");

        await world.Get<SaveDraft>().SavePartAsync(actor, task.Id, 1, form.Parts[0], RawValues.Parse("""{"months":{"1":{"score":"95"}}}"""), CancellationToken.None);

        var draft = RawValues.Parse((await world.TaskAsync("021")).Draft);
        draft["strengths"].ShouldBe("Viết trước");
        draft["months/1/score"].ShouldBe("95");
        draft["months/2"].ShouldBe("");
    }

    [Theory, BothDatabases]
    public async Task After_sending_there_is_nothing_to_draft(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        await world.SubmitAsync(task, Answers.Sheet());

        await Should.ThrowAsync<RuleBrokenException>(async () => await SaveAsync(world, await world.ActorAsync("021"), task.Id, 0, """{"strengths":"nữa"}"""));
    }

    private static Task<DraftOutcome> SaveAsync(TaskWorld world, Activities.Access.Actor actor, Guid task, int version, string values) =>
        world.Get<SaveDraft>().SaveAsync(actor, task, version, RawValues.Parse(values), CancellationToken.None);
}
