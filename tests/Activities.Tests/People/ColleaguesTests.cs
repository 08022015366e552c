using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.People;

/// <summary>Over the sample commune: its leaders are a collective of four, its offices have two to eight people each.</summary>
public sealed class ColleaguesTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    [Theory, BothDatabases]
    public async Task Peers_of_a_deputy_are_the_other_deputies_and_not_the_chair(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);

        var peers = await ResolveAsync(app, "SL002", ParticipantRule.Peers);

        (await CodesAsync(app, peers)).ShouldBe(["SL003", "SL004"], ignoreOrder: true);
        peers.People[0].Reason.InVietnamese.ShouldBe("Đồng chí và Nguyễn Thị Thu Hoài cùng là thành viên Tập thể lãnh đạo Ủy ban nhân dân xã.");
    }

    [Theory, BothDatabases]
    public async Task Peers_of_an_office_head_are_those_of_the_same_group_under_the_same_superior(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);

        var peers = await ResolveAsync(app, "SL014", ParticipantRule.Peers);

        peers.People.ShouldNotBeEmpty();
        (await CodesAsync(app, peers)).ShouldNotContain("SL014");
        peers.People[0].Reason.InVietnamese.ShouldBe("Đồng chí và Hoàng Thị Xuân cùng nhóm vị trí “Cấp phòng”, cùng một cấp trên trực tiếp.");
    }

    [Theory, BothDatabases]
    public async Task Direct_subordinates_name_the_person_as_superior(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);

        var subordinates = await ResolveAsync(app, "SL005", ParticipantRule.Subordinates);

        var codes = await CodesAsync(app, subordinates);
        codes.ShouldContain("SL007");
        codes.ShouldNotContain("SL005");
        codes.Count.ShouldBeGreaterThanOrEqualTo(5);
        subordinates.People[0].Reason.InVietnamese.ShouldBe("Đồng chí là cấp dưới trực tiếp của Hồ Thị Ánh Nguyệt.");
    }

    [Theory, BothDatabases]
    public async Task Whoever_leads_nobody_has_no_subordinates_to_be_asked(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);

        var subordinates = await ResolveAsync(app, "SL007", ParticipantRule.Subordinates);

        subordinates.Gap.ShouldBeNull();
        subordinates.People.ShouldBeEmpty();
        subordinates.NotAsked!.InVietnamese.ShouldBe("Đặng Thị Minh Thư không có cấp dưới trực tiếp.");
    }

    [Theory, BothDatabases]
    public async Task Each_mass_organisation_speaks_by_its_head_and_for_its_head_by_a_deputy(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);
        await using var db = app.Read();
        var union = await app.UnitAsync("CD");
        var head = await (from m in db.Set<Membership>() join p in db.Set<Person>() on m.PersonId equals p.Id where m.UnitId == union.Id && m.Role == MembershipRole.Head select p).SingleAsync();
        var deputy = await (from m in db.Set<Membership>() join p in db.Set<Person>() on m.PersonId equals p.Id where m.UnitId == union.Id && m.Role == MembershipRole.Deputy select p).SingleAsync();

        var (ofHead, ofDeputy) = (await ResolveAsync(app, head.Code, ParticipantRule.MassOrganisations), await ResolveAsync(app, deputy.Code, ParticipantRule.MassOrganisations));

        ofHead.People.ShouldHaveSingleItem().PersonId.ShouldBe(deputy.Id);
        ofDeputy.People.ShouldHaveSingleItem().PersonId.ShouldBe(head.Id);
        ofDeputy.People[0].Reason.InVietnamese.ShouldBe($"Đồng chí phụ trách Công đoàn cơ sở Ủy ban nhân dân xã, nơi {deputy.FullName} tham gia.");
    }

    [Theory, BothDatabases]
    public async Task A_member_is_commented_on_where_they_live_unless_exempt(DatabaseKind kind)
    {
        await using var app = await CommuneAsync(kind);
        var lives = await ResolveAsync(app, "SL002", ParticipantRule.ResidenceCommittee);
        var outside = await ResolveAsync(app, "SL009", ParticipantRule.ResidenceCommittee);
        await ChangeAsync(app, "SL003", facts => facts with { ResidenceExemptReason = "ở nhà công vụ khi luân chuyển" });
        await ChangeAsync(app, "SL004", facts => facts with { ResidenceCode = "T99" });

        var (exempt, unknown) = (await ResolveAsync(app, "SL003", ParticipantRule.ResidenceCommittee), await ResolveAsync(app, "SL004", ParticipantRule.ResidenceCommittee));

        lives.UnitId.ShouldBe((await app.UnitAsync("T03")).Id);
        lives.People.ShouldHaveSingleItem().Name.ShouldBe("Thôn Cẩm Tiên");
        outside.NotAsked!.InVietnamese.ShouldBe("Võ Thị Kim Oanh không phải đảng viên, không thuộc diện giới thiệu về nơi cư trú.");
        exempt.NotAsked!.InVietnamese.ShouldBe("Không lấy nhận xét nơi cư trú: ở nhà công vụ khi luân chuyển.");
        unknown.Gap!.Code.ShouldBe("no_residence");
        unknown.Gap.Problem.InVietnamese.ShouldBe("Nơi cư trú của Phạm Văn Đức ghi là “T99”, chưa có khu dân cư nào mang mã này.");
    }

    private static async Task<PeopleApplication> CommuneAsync(DatabaseKind kind)
    {
        var app = await PeopleApplication.StartAsync(kind);
        foreach (var (what, file) in ((ImportKind, string)[])[(ImportKind.Units, "units.csv"), (ImportKind.People, "people.csv"), (ImportKind.Memberships, "memberships.csv")])
            await app.ImportAsync(what, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "commune", file)));
        return app;
    }

    private static Task ChangeAsync(PeopleApplication app, string code, Func<PersonFacts, PersonFacts> change) => app.Steps.RunAsync(
        async (step, token) =>
        {
            var person = await step.Context.Set<Person>().SingleAsync(p => p.Code == code, token);
            person.Change(change(person.Facts));
        },
        CancellationToken.None);

    private static async Task<Resolution> ResolveAsync(PeopleApplication app, string code, ParticipantRule rule)
    {
        await using var db = app.Read();
        var person = await app.PersonAsync(code);
        var post = await db.Set<Post>().SingleAsync(p => p.PersonId == person.Id && p.IsMain);
        return await app.Get<Participants>().ResolveAsync(db, rule, new CaseSubject(person.Id, post.Id), Today, CancellationToken.None);
    }

    private static async Task<List<string>> CodesAsync(PeopleApplication app, Resolution resolution)
    {
        await using var db = app.Read();
        var ids = resolution.People.Select(p => p.PersonId).ToList();
        return await db.Set<Person>().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => p.Code).ToListAsync();
    }
}
