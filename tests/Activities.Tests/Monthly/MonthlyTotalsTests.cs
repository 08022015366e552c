using System.Globalization;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Monthly;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Monthly;

public sealed class MonthlyTotalsTests
{
    private static readonly string Good = "personCode,month,total,note\n" + string.Concat(Enumerable.Range(1, 11).Select(m => string.Create(CultureInfo.InvariantCulture, $"021,{m},90,\n"))) + "021,12,,Nghỉ thai sản\n";

    [Theory, BothDatabases]
    public async Task Imported_months_are_filled_in_and_say_who_brought_them_and_when(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await WriteAsync(world, Good);
        var task = await world.TaskAsync("021");

        var view = await world.Get<ReadTask>().GetAsync(await world.ActorAsync("021"), task.Id, CancellationToken.None);

        view.Values["months/1/score"].ShouldBe("90");
        view.Values["months/12/note"].ShouldBe("Nghỉ thai sản");
        view.Context!.Imported.Count.ShouldBe(12);
        view.Context.Imported[3].At.ShouldBe(world.Clock.GetUtcNow());
    }

    [Theory, BothDatabases]
    public async Task A_sheet_sent_as_it_is_filled_in_counts_the_months_worked(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await WriteAsync(world, Good);

        await world.SubmitAsync(await world.TaskAsync("021"), RawValues.Parse("""{"strengths":"Đủ việc.","limits":"","selfRating":"XS"}"""));

        var @case = await world.CaseAsync("021");
        (@case.Score, @case.ProposedRating).ShouldBe(((Fraction)90, Rating.XS));
    }

    [Theory, BothDatabases]
    public async Task An_imported_month_is_changed_only_with_a_reason_that_readers_see(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await WriteAsync(world, Good);
        var task = await world.TaskAsync("021");

        var silent = await Should.ThrowAsync<InvalidInputException>(() => world.SubmitAsync(task, Sheet("""{"score":"95"}""")));
        await world.SubmitAsync(task, Sheet("""{"score":"95","note":"Phiếu tháng 3 ghi 95, bản xác nhận kèm theo"}"""));

        silent.Errors.ShouldHaveSingleItem().Field.ShouldBe("months/3/note");
        silent.Errors[0].Message.InVietnamese.ShouldBe("Tháng 3: điểm đã nhập là 90. Giữ điểm này, hoặc ghi lý do khác ở ô ghi chú.");
        (await world.CaseAsync("021")).Score.ShouldBe(new Fraction(11 * 90 + 5, 11));
        var sent = await world.Get<ReadTask>().GetAsync(TaskWorld.Organiser, task.Id, CancellationToken.None);
        var months = CanBo.Activities.Forms.Viewing.AnswerLine.Of(sent.Form!, sent.Values, sent.Context!).Single(l => l.Months is not null).Months!.Months;
        months.Where(m => m.Departs).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Number.ShouldBe(3), m => m.ImportedScore.ShouldBe("90"), m => m.Score.ShouldBe("95"));
    }

    [Theory, BothDatabases]
    public async Task What_a_person_typed_before_stays_and_a_sheet_already_sent_is_not_touched(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var (first, second) = (await world.TaskAsync("021"), await world.TaskAsync("022"));
        await world.Get<SaveDraft>().SaveAsync(await world.ActorAsync("021"), first.Id, 0, RawValues.Parse("""{"months":{"1":{"score":"70"},"2":{"score":"","note":"Đi học"}}}"""), CancellationToken.None);
        await world.SubmitAsync(second, Answers.Sheet("80", "TOT"));

        await WriteAsync(world, Good + "022,1,99,\n");

        var view = await world.Get<ReadTask>().GetAsync(await world.ActorAsync("021"), first.Id, CancellationToken.None);
        (view.Values["months/1/score"], view.Values["months/2/score"], view.Values["months/3/score"]).ShouldBe(("70", "", "90"));
        (await world.CaseAsync("022")).Score.ShouldBe((Fraction)80);
    }

    [Theory, BothDatabases]
    public async Task Every_wrong_row_is_named_and_the_rest_is_written_when_errors_are_to_be_skipped(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        const string file = "personCode;month;total;note\n021;1;89,5;\n21;1;90;\n999;2;90;\n021;13;90;\n021;2;101;\n021;3;4/7;\n021;4;;\n021;1;80;\n";

        var preview = await LookAsync(world, file);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => CommitAsync(world, preview, skipErrors: false));
        var done = await CommitAsync(world, preview, skipErrors: true);

        preview.Plan!.Errors.OrderBy(e => e.Line).Select(e => (e.Line, e.Column)).ShouldBe([(3, "personCode"), (4, "personCode"), (5, "month"), (6, "total"), (7, "total"), (8, "total"), (9, "month")]);
        refused.Code.ShouldBe("import_has_errors");
        (done.Added, done.Skipped).ShouldBe((1, 7));
        (await ListAsync(world)).People.Items.ShouldHaveSingleItem().Mean.ShouldBe(new Fraction(179, 2));
    }

    [Theory, BothDatabases]
    public async Task A_later_file_replaces_totals_and_a_preview_that_grew_old_writes_nothing(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await WriteAsync(world, Good);
        var old = await LookAsync(world, "personCode,month,total\n021,1,91\n021,2,90\n");
        await WriteAsync(world, "personCode,month,total\n021,1,92\n");

        var stale = await Should.ThrowAsync<RuleBrokenException>(() => CommitAsync(world, old, skipErrors: false));
        var shown = await world.Get<ImportMonthlyTotals>().FindAsync(TaskWorld.Organiser, world.CampaignId, old.Token, CancellationToken.None);

        (old.Plan!.Changed, old.Plan.Unchanged).ShouldBe((1, 1));
        stale.Code.ShouldBe("import_stale");
        shown.IsStale.ShouldBeTrue();
        var list = await ListAsync(world);
        list.People.Items.Single(p => p.PersonCode == "021").Months[0].Total.ShouldBe((Fraction)92);
        list.Imports.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_organisers_import()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        var person = await world.ActorAsync("021");

        await Should.ThrowAsync<NotAllowedException>(() => world.Get<ImportMonthlyTotals>().LookAsync(person, world.CampaignId, "x.csv", [], CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => world.Get<MonthlyTotals>().ListAsync(person, world.CampaignId, PageRequest.First, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<ImportMonthlyTotals>().LookAsync(TaskWorld.Organiser, Guid.NewGuid(), "x.csv", Encoding.UTF8.GetBytes(Good), CancellationToken.None));
    }

    // Only what the person changed: the other months come from the import.
    private static RawValues Sheet(string third) => RawValues.Parse($$"""{"months":{"3":{{third}}},"strengths":"Đủ việc.","limits":"","selfRating":"XS"}""");

    private static async Task WriteAsync(TaskWorld world, string file) => await CommitAsync(world, await LookAsync(world, file), skipErrors: false);

    private static Task<MonthlyPreview> LookAsync(TaskWorld world, string file) =>
        world.Get<ImportMonthlyTotals>().LookAsync(TaskWorld.Organiser, world.CampaignId, "diem.csv", Encoding.UTF8.GetBytes(file), CancellationToken.None);

    private static Task<MonthlyImportRow> CommitAsync(TaskWorld world, MonthlyPreview preview, bool skipErrors) =>
        world.Get<ImportMonthlyTotals>().CommitAsync(TaskWorld.Organiser, world.CampaignId, preview.Token, skipErrors, CancellationToken.None);

    private static Task<MonthlyList> ListAsync(TaskWorld world) => world.Get<MonthlyTotals>().ListAsync(TaskWorld.Organiser, world.CampaignId, PageRequest.First, CancellationToken.None);
}
