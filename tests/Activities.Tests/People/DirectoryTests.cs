using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Import;
using CanBo.Testing;

namespace CanBo.Activities.Tests.People;

public sealed class DirectoryTests
{
    [Theory, BothDatabases]
    public async Task People_are_listed_by_given_name_and_found_without_marks(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);

        var all = await ListAsync(app, new PeopleFilter());
        var found = await ListAsync(app, new PeopleFilter("dinh AN"));

        all.ShouldBe(["Đỗ Đình Ân", "Trần Văn Bình", "Vũ Thùy Dung", "Nguyễn Thị Hoa", "Phạm Thị Lan", "Hồ Minh Quân", "Lê Văn Tỉnh"]);
        found.ShouldBe(["Đỗ Đình Ân"]);
    }

    [Theory, BothDatabases]
    public async Task Lists_are_filtered_sorted_and_paged(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);

        (await ListAsync(app, new PeopleFilter(UnitCode: "P1"))).ShouldBe(["Đỗ Đình Ân", "Vũ Thùy Dung", "Phạm Thị Lan"]);
        (await ListAsync(app, new PeopleFilter(UnitCode: "X"))).Count.ShouldBe(6);
        (await ListAsync(app, new PeopleFilter(PositionGroup: "Lãnh đạo xã"))).ShouldBe(["Trần Văn Bình", "Nguyễn Thị Hoa"]);
        (await ListAsync(app, new PeopleFilter(Mailbox: Mailbox.Missing))).ShouldBeEmpty();
        (await ListAsync(app, new PeopleFilter(Left: true))).ShouldBeEmpty();
        (await ListAsync(app, new PeopleFilter(Sort: "-code"))).First().ShouldBe("Hồ Minh Quân");
        (await ListAsync(app, new PeopleFilter(Sort: "unit"))).Take(3).ShouldBe(["Đỗ Đình Ân", "Vũ Thùy Dung", "Phạm Thị Lan"]);
        var page = await app.Get<PeopleDirectory>().ListAsync(PeopleApplication.Organiser, new PeopleFilter(), new PageRequest(2, 3), CancellationToken.None);
        (page.TotalCount, page.Items[0].FullName, page.Items[0].UnitName, page.Items[0].Post).ShouldBe((7, "Nguyễn Thị Hoa", "Ủy ban nhân dân xã Sơn Lĩnh", "Chủ tịch"));
    }

    [Theory, BothDatabases]
    public async Task A_person_shows_posts_roles_line_and_who_reports(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);

        var view = await app.Get<PeopleDirectory>().FindAsync(PeopleApplication.Organiser, (await app.PersonAsync("020")).Id, CancellationToken.None);

        view.Posts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.UnitName.ShouldBe("Phòng Kinh tế"), p => p.SuperiorName.ShouldBe("Trần Văn Bình"));
        view.Memberships.Select(m => (m.UnitCode, m.Role)).ShouldBe([("CB", MembershipRole.Member), ("P1", MembershipRole.Head)]);
        view.Reports.Select(r => r.FullName).ShouldBe(["Vũ Thùy Dung"]);
        view.Superior!.People[0].Name.ShouldBe("Trần Văn Bình");
        view.Decider!.People[0].Name.ShouldBe("Nguyễn Thị Hoa");
    }

    [Theory, BothDatabases]
    public async Task Units_are_a_tree_with_heads_counts_and_unknown_codes(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        await app.CommitAsync((await app.LookAsync(ImportKind.Units, CsvSamples.UnitsHeader + "\nK1,Khu dân cư số 1,X9,residence,,\n")).Token);

        var units = await app.Get<UnitDirectory>().ListAsync(PeopleApplication.Organiser, CancellationToken.None);
        var figures = await app.Get<PeopleDirectory>().CountAsync(PeopleApplication.Organiser, CancellationToken.None);

        units.Select(u => (u.Code, u.Depth, u.People)).ShouldBe([("K1", 0, 0), ("T", 0, 1), ("X", 1, 2), ("CB", 2, 0), ("P1", 2, 3), ("P2", 2, 1)]);
        units[2].Heads.ShouldHaveSingleItem().FullName.ShouldBe("Nguyễn Thị Hoa");
        units[0].UnknownCodes.ShouldBe(["X9"]);
        figures.ShouldBe(new PeopleFigures(7, 6, 0, 0, 1));
    }

    [Theory, BothDatabases]
    public async Task A_participant_sees_no_list_and_no_person(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var (actor, none) = (PeopleApplication.Participant, CancellationToken.None);
        var id = (await app.PersonAsync("020")).Id;

        await Should.ThrowAsync<NotAllowedException>(() => app.Get<PeopleDirectory>().ListAsync(actor, new PeopleFilter(), PageRequest.First, none));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<PeopleDirectory>().FindAsync(actor, id, none));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<UnitDirectory>().ListAsync(actor, none));
        await Should.ThrowAsync<NotFoundException>(() => app.Get<PeopleDirectory>().FindAsync(PeopleApplication.Organiser, Guid.NewGuid(), none));
    }

    private static async Task<List<string>> ListAsync(PeopleApplication app, PeopleFilter filter) =>
        [.. (await app.Get<PeopleDirectory>().ListAsync(PeopleApplication.Organiser, filter, PageRequest.First, CancellationToken.None)).Items.Select(p => p.FullName)];

    private static async Task<PeopleApplication> OrganisationAsync(DatabaseKind kind)
    {
        var app = await PeopleApplication.StartAsync(kind);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        await app.ImportAsync(ImportKind.People, CsvSamples.People);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships);
        return app;
    }
}
