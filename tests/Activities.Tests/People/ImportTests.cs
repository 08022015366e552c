using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Tests.People;

public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task Three_files_make_an_organisation(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);

        (await app.ImportAsync(ImportKind.Units, CsvSamples.Units)).Added.ShouldBe(5);
        (await app.ImportAsync(ImportKind.People, CsvSamples.People)).Added.ShouldBe(7);
        (await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships)).Added.ShouldBe(8);

        var (unit, parent) = (await app.UnitAsync("P1"), await app.UnitAsync("X"));
        unit.ParentId.ShouldBe(parent.Id);
        unit.DeciderUnitId.ShouldBe(parent.Id);
        var person = await app.PersonAsync("021");
        person.FullName.ShouldBe("Đỗ Đình Ân");
        person.SearchText.ShouldBe("do dinh an 021 an@sonlinh.example");
        person.ActiveFrom.ShouldBe(new DateOnly(2022, 8, 15));
        var post = (await app.PostsAsync("022")).ShouldHaveSingleItem();
        post.UnitId.ShouldBe(unit.Id);
        post.SuperiorId.ShouldBe((await app.PersonAsync("020")).Id);
        post.IsMain.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_preview_writes_nothing(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);

        var preview = await app.LookAsync(ImportKind.Units, CsvSamples.Units);

        preview.Plan!.Added.ShouldBe(5);
        await using var db = app.Read();
        (await db.Set<Unit>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task The_same_files_again_change_nothing(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);

        var units = (await app.LookAsync(ImportKind.Units, CsvSamples.Units)).Plan!;
        var people = (await app.LookAsync(ImportKind.People, CsvSamples.People)).Plan!;
        var memberships = (await app.LookAsync(ImportKind.Memberships, CsvSamples.Memberships)).Plan!;

        (units.Items.Count, units.Unchanged).ShouldBe((0, 5));
        (people.Items.Count, people.Unchanged).ShouldBe((0, 7));
        (memberships.Items.Count, memberships.Unchanged).ShouldBe((0, 8));
        new[] { units, people, memberships }.ShouldAllBe(p => p.Changes.IsEmpty && p.Missing.Count == 0);
    }

    [Theory, BothDatabases]
    public async Task Files_come_in_any_order_and_codes_are_linked_when_known(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);

        var memberships = await app.LookAsync(ImportKind.Memberships, CsvSamples.Memberships);
        await app.CommitAsync(memberships.Token);
        var people = await app.LookAsync(ImportKind.People, CsvSamples.People);
        await app.CommitAsync(people.Token);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);

        memberships.Plan!.Errors.ShouldBeEmpty();
        memberships.Plan.Unresolved.Select(u => u.Code).ShouldBe(["001", "T", "010", "X", "011", "020", "P1", "030", "P2", "CB"]);
        people.Plan!.Unresolved.Select(u => u.Code).ShouldBe(["T", "X", "P1", "P2"]);
        people.Plan.Unresolved[2].Lines.ShouldBe([5, 6, 7]);
        await using var db = app.Read();
        (await db.Set<Membership>().CountAsync(m => m.PersonId == null || m.UnitId == null)).ShouldBe(0);
        (await db.Set<Post>().CountAsync(p => p.UnitId == null)).ShouldBe(0);
        (await db.Set<Post>().CountAsync(p => p.SuperiorId == null && p.SuperiorCode != "")).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_change_shows_what_was_and_what_becomes(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var file = CsvSamples.People.Replace("0912345678", "0987654321").Replace("021,Đỗ Đình Ân,an@sonlinh.example,,P1,Chuyên viên,Chuyên viên,", "021,Đỗ Đình Ân,an@sonlinh.example,,P2,Chuyên viên,Chuyên viên,");

        var preview = await app.LookAsync(ImportKind.People, file);
        await app.CommitAsync(preview.Token);

        preview.Plan!.Items.Select(i => (i.Code, i.IsNew)).ShouldBe([("010", false), ("021", false)]);
        preview.Plan.Items[0].Fields.ShouldBe([new FieldChange("phone", "0912345678", "0987654321")]);
        preview.Plan.Items[1].Fields.ShouldBe([new FieldChange("unitCode", "P1", "P2")]);
        (await app.PersonAsync("010")).Phone.ShouldBe("0987654321");
        (await app.PostsAsync("021")).ShouldHaveSingleItem().UnitId.ShouldBe((await app.UnitAsync("P2")).Id);
    }

    [Theory, BothDatabases]
    public async Task A_second_row_is_another_post_and_a_row_that_goes_ends_it(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var more = CsvSamples.People + "020,Phạm Thị Lan,,,P2,Phụ trách tổng hợp,Trưởng phòng,010,,,,\r\n";

        await app.ImportAsync(ImportKind.People, more);
        var two = await app.PostsAsync("020");
        app.Clock.Advance(TimeSpan.FromDays(10));
        var back = await app.LookAsync(ImportKind.People, CsvSamples.People);
        await app.CommitAsync(back.Token);

        two.Select(p => (p.Title, p.IsMain, p.From)).ShouldBe([("Trưởng phòng", true, new DateOnly(2021, 3, 1)), ("Phụ trách tổng hợp", false, new DateOnly(2026, 1, 5))]);
        back.Plan!.Items.ShouldHaveSingleItem().Fields.ShouldBe([new FieldChange("post", "Phụ trách tổng hợp (P2)", null)]);
        (await app.PostsAsync("020"))[1].To.ShouldBe(new DateOnly(2026, 1, 14));
    }

    [Theory, BothDatabases]
    public async Task People_who_are_not_in_the_file_stay_and_are_listed(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var fewer = string.Join("\r\n", CsvSamples.People.Split("\r\n").Where(l => !l.StartsWith("021", StringComparison.Ordinal)));

        var preview = await app.LookAsync(ImportKind.People, fewer);
        await app.CommitAsync(preview.Token);

        preview.Plan!.Missing.ShouldBe([new ImportMissing("021", "Đỗ Đình Ân")]);
        (await app.PersonAsync("021")).ActiveTo.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_missing_column_leaves_what_is_known_untouched(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);

        var preview = await app.LookAsync(ImportKind.People, "code,fullName,unitCode,post,positionGroup\n021,Đỗ Đình Ân,P1,Chuyên viên,Chuyên viên\n");

        preview.Plan!.Errors.ShouldBeEmpty();
        preview.Plan.Unchanged.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Errors_hold_the_file_up_unless_they_are_skipped(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var file = CsvSamples.People + "040,,,,P1,Chuyên viên,Chuyên viên,,,,,\r\n041,Mai Văn Út,,,P1,Chuyên viên,Chuyên viên,,,,,2025-01-01\r\n";
        var preview = await app.LookAsync(ImportKind.People, file);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.CommitAsync(preview.Token));
        var result = await app.CommitAsync(preview.Token, skipErrors: true);

        refused.Code.ShouldBe("import_has_errors");
        preview.Plan!.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Line.ShouldBe(9), e => e.Column.ShouldBe("fullName"), e => e.Message.InVietnamese.ShouldBe("Ghi họ tên, hoặc xóa dòng."));
        (result.Added, result.Skipped).ShouldBe((1, 1));
        (await app.PersonAsync("041")).Mailbox.ShouldBe(Mailbox.Missing);
    }

    [Theory, BothDatabases]
    public async Task A_preview_is_refused_once_what_it_touches_changed(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var mine = await app.LookAsync(ImportKind.People, CsvSamples.People.Replace("0912345678", "0911111111"));
        await app.ImportAsync(ImportKind.People, CsvSamples.People.Replace("0912345678", "0922222222"));

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.CommitAsync(mine.Token));
        var shown = await app.Get<PreviewImport>().FindAsync(PeopleApplication.Organiser, mine.Token, CancellationToken.None);
        var again = await app.Get<PreviewImport>().CorrectAsync(PeopleApplication.Organiser, mine.Token, [], CancellationToken.None);
        await app.CommitAsync(again.Token);

        refused.Code.ShouldBe("import_stale");
        shown.IsStale.ShouldBeTrue();
        again.Plan!.Items[0].Fields.ShouldBe([new FieldChange("phone", "0922222222", "0911111111")]);
        (await app.PersonAsync("010")).Phone.ShouldBe("0911111111");
    }

    [Theory, BothDatabases]
    public async Task A_preview_stands_when_only_other_things_changed(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var mine = await app.LookAsync(ImportKind.People, CsvSamples.People.Replace("0912345678", "0911111111"));
        await app.ImportAsync(ImportKind.Units, CsvSamples.UnitsHeader + "\nK1,Khu dân cư số 1,,residence,,\n");

        (await app.CommitAsync(mine.Token)).Changed.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Asked_twice_the_commit_answers_the_same_and_writes_once(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        var preview = await app.LookAsync(ImportKind.Units, CsvSamples.Units);

        var first = await app.CommitAsync(preview.Token);
        var second = await app.CommitAsync(preview.Token);

        second.ShouldBe(first);
        await using var db = app.Read();
        (await db.Set<Unit>().CountAsync()).ShouldBe(5);
    }

    [Theory, BothDatabases]
    public async Task A_cell_mended_in_the_preview_counts_as_if_it_stood_in_the_file(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var file = CsvSamples.PeopleHeader + "\n050,Đoàn Minh Triết,,,Phong Kinh te,Chuyên viên,Chuyên viên,,,,,2025-01-01\n";
        var preview = await app.LookAsync(ImportKind.People, file);
        var error = preview.Plan!.Errors.ShouldHaveSingleItem();

        var mended = await app.Get<PreviewImport>().CorrectAsync(
            PeopleApplication.Organiser, preview.Token, [new ImportCorrection(error.Line, error.Column, error.Suggestion!)], CancellationToken.None);
        await app.CommitAsync(mended.Token);

        error.Message.InVietnamese.ShouldBe("Không có đơn vị này. Ý là “Phòng Kinh tế” (mã P1)?");
        mended.Plan!.Errors.ShouldBeEmpty();
        (await app.PostsAsync("050")).ShouldHaveSingleItem().UnitCode.ShouldBe("P1");
    }

    [Theory, BothDatabases]
    public async Task Rows_with_errors_are_given_back_as_they_stand_in_the_file(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var file = CsvSamples.PeopleHeader + "\n050,Đoàn Minh Triết,,,P1,Chuyên viên,Chuyên viên,,,,,2025-01-01\n051,,,,P1,Chuyên viên,Chuyên viên,,,,,31/02/2025\n052,thiếu cột\n";
        var preview = await app.LookAsync(ImportKind.People, file);

        var rows = await app.Get<PreviewImport>().ErrorRowsAsync(PeopleApplication.Organiser, preview.Token, CancellationToken.None);

        rows.Header.ShouldBe(CsvSamples.PeopleHeader.Split(','));
        rows.Rows.Select(r => (r.Line, r.Cells[0], r.Messages.Count)).ShouldBe([(3, "051", 1), (4, "052,thiếu cột", 1)]);
        rows.Rows[0].Cells[11].ShouldBe("31/02/2025");
    }

    [Theory, BothDatabases]
    public async Task An_export_imported_again_changes_nothing(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        await app.ImportAsync(ImportKind.People, CsvSamples.People + "020,Phạm Thị Lan,,,P2,Phụ trách tổng hợp,Trưởng phòng,010,,,,\r\n");

        foreach (var import in Enum.GetValues<ImportKind>())
        {
            var file = await app.Get<PeopleExport>().WriteAsync(PeopleApplication.Organiser, import, CancellationToken.None);
            var plan = (await app.Get<PreviewImport>().LookAsync(PeopleApplication.Organiser, import, "x.csv", file, CancellationToken.None)).Plan!;
            plan.ShouldSatisfyAllConditions(p => p.Errors.ShouldBeEmpty(), p => p.Changes.IsEmpty.ShouldBeTrue(), p => p.Missing.ShouldBeEmpty(), p => p.Unchanged.ShouldBe(import == ImportKind.Units ? 5 : import == ImportKind.People ? 7 : 8));
        }
    }

    [Theory, BothDatabases]
    public async Task Undoing_puts_everything_back(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var file = CsvSamples.People.Replace("0912345678", "0987654321") + "050,Đoàn Minh Triết,hoa@sonlinh.example,,P1,Chuyên viên,Chuyên viên,020,,,,2025-01-01\r\n";
        var done = await app.ImportAsync(ImportKind.People, file);
        var flagged = (await app.PersonAsync("010")).Mailbox;

        var undone = await app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, done.Id, CancellationToken.None);
        var again = await app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, done.Id, CancellationToken.None);

        flagged.ShouldBe(Mailbox.Shared);
        undone.Status.ShouldBe(ImportStatus.Undone);
        again.ShouldBe(undone);
        var person = await app.PersonAsync("010");
        (person.Phone, person.Mailbox).ShouldBe(("0912345678", Mailbox.Own));
        await using var db = app.Read();
        (await db.Set<Person>().CountAsync(p => p.Code == "050")).ShouldBe(0);
        (await app.LookAsync(ImportKind.People, CsvSamples.People)).Plan!.Unchanged.ShouldBe(7);
    }

    [Theory, BothDatabases]
    public async Task Undoing_new_units_leaves_their_codes_unknown_and_importing_them_again_links_them(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        var units = await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        await app.ImportAsync(ImportKind.People, CsvSamples.People);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships);

        await app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, units.Id, CancellationToken.None);
        var without = (await app.PostsAsync("022"))[0].UnitId;
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);

        without.ShouldBeNull();
        (await app.PostsAsync("022"))[0].UnitId.ShouldBe((await app.UnitAsync("P1")).Id);
    }

    [Theory, BothDatabases]
    public async Task Undoing_is_refused_when_a_later_import_changed_the_same(DatabaseKind kind)
    {
        await using var app = await Organisation(kind);
        var first = await app.ImportAsync(ImportKind.People, CsvSamples.People.Replace("0912345678", "0911111111"));
        await app.ImportAsync(ImportKind.People, CsvSamples.People.Replace("0912345678", "0922222222"));

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, first.Id, CancellationToken.None));

        refused.Code.ShouldBe("import_changed_since");
        refused.Message.ShouldContain("010");
        (await app.PersonAsync("010")).Phone.ShouldBe("0922222222");
    }

    [Theory, BothDatabases]
    public async Task Undoing_is_refused_once_the_people_are_used(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind, s => s.AddSingleton<IPeopleUse, UsedByCampaign>());
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        var people = await app.ImportAsync(ImportKind.People, CsvSamples.People);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, people.Id, CancellationToken.None));

        refused.Code.ShouldBe("import_used");
        refused.Message.ShouldBe("Đợt đánh giá đang dùng 7 người.");
        (await app.PersonAsync("010")).ShouldNotBeNull();
    }

    [Theory, BothDatabases]
    public async Task Undoing_is_refused_once_a_new_person_can_sign_in_but_an_account_does_not_hold_up_a_correction(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind, s => s.AddSingleton<IPeopleUse, AccessPeopleUse>());
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        var people = await app.ImportAsync(ImportKind.People, CsvSamples.People);
        var person = await app.PersonAsync("010");
        await app.Steps.RunAsync(
            (step, _) =>
            {
                step.Db().Add(Account.Create(Guid.NewGuid(), "hoa", null, person.Id, ActorRoles.None, step.Now));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, people.Id, CancellationToken.None));
        var changed = await app.ImportAsync(ImportKind.People, CsvSamples.People.Replace(person.FullName, person.FullName + " Hai", StringComparison.Ordinal));
        var undone = await app.Get<UndoImport>().UndoAsync(PeopleApplication.Organiser, changed.Id, CancellationToken.None);

        refused.Code.ShouldBe("import_used");
        refused.Message.ShouldContain(person.FullName);
        undone.Status.ShouldBe(ImportStatus.Undone);
        (await app.PersonAsync("010")).FullName.ShouldBe(person.FullName);
    }

    [Theory, BothDatabases]
    public async Task A_participant_may_not_import_look_or_undo(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        var (actor, none) = (PeopleApplication.Participant, CancellationToken.None);
        var preview = await app.LookAsync(ImportKind.Units, CsvSamples.Units);

        await Should.ThrowAsync<NotAllowedException>(() => app.Get<PreviewImport>().LookAsync(actor, ImportKind.Units, "u.csv", [1], none));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<PreviewImport>().FindAsync(actor, preview.Token, none));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<CommitImport>().CommitAsync(actor, preview.Token, false, none));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<UndoImport>().UndoAsync(actor, preview.Token, none));
    }

    [Theory, BothDatabases]
    public async Task Ten_thousand_people_are_imported_whole(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        var rows = Enumerable.Range(1, 10_000).Select(i => $"N{i:00000},Nguyễn Văn {i % 97},n{i}@sonlinh.example,,P1,Chuyên viên,Chuyên viên,{(i > 1 ? $"N{(i / 10) + 1:00000}" : "")},none,,,2020-01-01");
        var file = CsvSamples.Lines([CsvSamples.PeopleHeader, .. rows.Where(r => !r.StartsWith("N00001", StringComparison.Ordinal)), "N00001,Nguyễn Văn Một,mot@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,,none,,,2020-01-01"]);

        var done = await app.ImportAsync(ImportKind.People, file);
        var again = (await app.LookAsync(ImportKind.People, file)).Plan!;

        done.Added.ShouldBe(10_000);
        again.Unchanged.ShouldBe(10_000);
    }

    private static async Task<PeopleApplication> Organisation(DatabaseKind kind)
    {
        var app = await PeopleApplication.StartAsync(kind);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        await app.ImportAsync(ImportKind.People, CsvSamples.People);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships);
        return app;
    }

    private sealed class UsedByCampaign : IPeopleUse
    {
        public Task<Sentence?> FindAsync(CanBoContext db, UndonePeople undone, CancellationToken cancellation) =>
            Task.FromResult<Sentence?>(Sentence.Of("Đợt đánh giá đang dùng {0} người.", undone.Persons.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
