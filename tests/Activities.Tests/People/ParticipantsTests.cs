using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.People;

public sealed class ParticipantsTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    [Theory]
    [BothDatabases("021", ParticipantRule.Self, "021", "Đồng chí là người được đánh giá.")]
    [BothDatabases("022", ParticipantRule.DirectSuperior, "020", "Đồng chí là cấp trên trực tiếp của Vũ Thùy Dung.")]
    [BothDatabases("021", ParticipantRule.DirectSuperior, "020", "Đồng chí là người đứng đầu Phòng Kinh tế, đơn vị của Đỗ Đình Ân.")]
    [BothDatabases("020", ParticipantRule.UnitHead, "010", "Đồng chí là người đứng đầu Ủy ban nhân dân xã Sơn Lĩnh, cấp trên của đơn vị Phạm Thị Lan công tác.")]
    [BothDatabases("021", ParticipantRule.MeetingChair, "020", "Đồng chí chủ trì cuộc họp vì là người đứng đầu Phòng Kinh tế.")]
    [BothDatabases("021", ParticipantRule.MeetingSecretary, "020", "Đồng chí ghi biên bản vì Phòng Kinh tế chưa có thư ký.")]
    [BothDatabases("010", ParticipantRule.MeetingSecretary, "011", "Đồng chí ghi biên bản vì Ủy ban nhân dân xã Sơn Lĩnh chưa có thư ký.")]
    [BothDatabases("010", ParticipantRule.PartyCommittee, "011", "Đồng chí là bí thư Chi bộ Ủy ban nhân dân xã, cấp ủy nơi Nguyễn Thị Hoa công tác.")]
    [BothDatabases("011", ParticipantRule.PartyCommittee, "010", "Đồng chí thay mặt Chi bộ Ủy ban nhân dân xã, cấp ủy nơi Trần Văn Bình công tác.")]
    [BothDatabases("010", ParticipantRule.StaffBody, "030", "Đồng chí phụ trách Phòng Văn hóa – Xã hội, bộ phận tham mưu thẩm định hồ sơ của Nguyễn Thị Hoa.")]
    [BothDatabases("021", ParticipantRule.Decider, "010", "Đồng chí là người đứng đầu Ủy ban nhân dân xã Sơn Lĩnh, có thẩm quyền quyết định xếp loại Đỗ Đình Ân.")]
    [BothDatabases("011", ParticipantRule.Decider, "010", "Đồng chí là người đứng đầu Ủy ban nhân dân xã Sơn Lĩnh, có thẩm quyền quyết định xếp loại Trần Văn Bình.")]
    [BothDatabases("010", ParticipantRule.Decider, "001", "Đồng chí là người đứng đầu Ủy ban nhân dân tỉnh Hồng Lam, có thẩm quyền quyết định xếp loại Nguyễn Thị Hoa.")]
    public async Task A_rule_finds_somebody_and_tells_them_why(DatabaseKind kind, string code, ParticipantRule rule, string expected, string reason)
    {
        await using var app = await OrganisationAsync(kind);
        await using var db = app.Read();

        var resolution = await app.Get<Participants>().ResolveAsync(db, rule, await SubjectAsync(app, code), Today, CancellationToken.None);

        resolution.Gap.ShouldBeNull();
        var found = resolution.People.ShouldHaveSingleItem();
        found.PersonId.ShouldBe((await app.PersonAsync(expected)).Id);
        found.Reason.InVietnamese.ShouldBe(reason);
    }

    [Theory]
    [BothDatabases("001", ParticipantRule.Decider, "decided_above")]
    [BothDatabases("001", ParticipantRule.DirectSuperior, "no_superior")]
    [BothDatabases("001", ParticipantRule.PartyCommittee, "no_party_committee")]
    [BothDatabases("001", ParticipantRule.StaffBody, "no_staff_body")]
    public async Task Where_nobody_is_there_the_gap_says_what_to_mend(DatabaseKind kind, string code, ParticipantRule rule, string gap)
    {
        await using var app = await OrganisationAsync(kind);
        await using var db = app.Read();

        var resolution = await app.Get<Participants>().ResolveAsync(db, rule, await SubjectAsync(app, code), Today, CancellationToken.None);

        resolution.People.ShouldBeEmpty();
        resolution.Gap!.Code.ShouldBe(gap);
        resolution.Gap.Fix.InVietnamese.ShouldContain(rule is ParticipantRule.Decider or ParticipantRule.PartyCommittee or ParticipantRule.StaffBody ? "units.csv" : "people.csv");
    }

    [Theory, BothDatabases]
    public async Task Two_heads_of_one_rank_are_a_gap_and_ranks_settle_it(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.MembershipsHeader + "\n011,X,head,,,\n");
        var twice = await ResolveAsync(app, "021", ParticipantRule.Decider);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.MembershipsHeader + "\n010,X,head,1,,\n011,X,head,2,,\n");

        var settled = await ResolveAsync(app, "021", ParticipantRule.Decider);

        twice.Gap!.Code.ShouldBe("several_deciders");
        settled.People.ShouldHaveSingleItem().Name.ShouldBe("Nguyễn Thị Hoa");
    }

    [Theory, BothDatabases]
    public async Task Roles_count_on_their_days_only(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.MembershipsHeader + "\n010,X,head,,2021-03-01,2026-01-31\n011,X,head,,2026-02-01,\n");

        var (before, after) = (await ResolveAsync(app, "021", ParticipantRule.Decider, new(2026, 1, 31)), await ResolveAsync(app, "021", ParticipantRule.Decider, new(2026, 2, 1)));

        before.People[0].Name.ShouldBe("Nguyễn Thị Hoa");
        after.People[0].Name.ShouldBe("Trần Văn Bình");
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_left_is_not_asked(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        await app.Steps.RunAsync(
            async (step, token) =>
            {
                var person = await step.Context.Set<Person>().SingleAsync(p => p.Code == "020", token);
                person.Change(person.Facts with { ActiveTo = new DateOnly(2025, 12, 31) });
            },
            CancellationToken.None);

        var superior = await ResolveAsync(app, "022", ParticipantRule.DirectSuperior);

        superior.People[0].Name.ShouldBe("Nguyễn Thị Hoa");
    }

    [Theory, BothDatabases]
    public async Task An_unknown_superior_is_a_gap_that_names_the_code(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        await app.CommitAsync((await app.LookAsync(ImportKind.People, CsvSamples.PeopleHeader + "\n060,Mai Văn Út,,,P1,Chuyên viên,Chuyên viên,999,,,,2020-01-01\n")).Token);

        var superior = await ResolveAsync(app, "060", ParticipantRule.DirectSuperior);

        superior.Gap!.Code.ShouldBe("unknown_superior");
        superior.Gap.Problem.InVietnamese.ShouldBe("Cấp trên trực tiếp của Mai Văn Út ghi là “999”, chưa có ai mang mã này.");
    }

    [Theory, BothDatabases]
    public async Task The_unit_frozen_at_the_launch_decides_even_if_the_tree_changed(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var subject = await SubjectAsync(app, "021");
        var frozen = subject with { DeciderUnitId = (await app.UnitAsync("T")).Id };
        await using var db = app.Read();

        var resolution = await app.Get<Participants>().ResolveAsync(db, ParticipantRule.Decider, frozen, Today, CancellationToken.None);

        resolution.People[0].Name.ShouldBe("Lê Văn Tỉnh");
    }

    [Theory, BothDatabases]
    public async Task Standings_tell_heads_deputies_and_staff_apart(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        CaseSubject[] subjects = [await SubjectAsync(app, "010"), await SubjectAsync(app, "011"), await SubjectAsync(app, "020"), await SubjectAsync(app, "021")];
        await using var db = app.Read();

        var standings = await app.Get<Participants>().StandingsAsync(db, subjects, Today, CancellationToken.None);

        standings.Select(s => (s.IsHead, s.IsDeputy, s.LeadsUnit, s.HasConstituentUnits)).ShouldBe([(true, false, true, true), (false, true, false, true), (false, false, true, true), (false, false, false, true)]);
        var (province, commune) = ((await app.UnitAsync("T")).Id, (await app.UnitAsync("X")).Id);
        standings.Select(s => s.DeciderUnitId).ShouldBe([province, commune, commune, commune]);
    }

    // domain.md §4, C10.
    [Theory, BothDatabases]
    public async Task For_a_thousand_random_people_exactly_one_decides_or_the_gap_is_reported(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        var random = new Random(20_260_105);
        await ImportRandomOrganisationAsync(app, random);
        await using var db = app.Read();
        var posts = await db.Set<Post>().Where(p => p.IsMain).ToListAsync();
        var subjects = posts.ConvertAll(p => new CaseSubject(p.PersonId, p.Id));

        var found = await app.Get<Participants>().ResolveManyAsync(db, Enum.GetValues<ParticipantRule>(), subjects, Today, CancellationToken.None);

        subjects.Count.ShouldBe(1_000);
        found.Values.ShouldAllBe(r => (r.People.Length > 0 ? 1 : 0) + (r.Gap != null ? 1 : 0) + (r.NotAsked != null ? 1 : 0) == 1);
        found.Where(r => r.Key.Rule is not (ParticipantRule.Peers or ParticipantRule.Subordinates or ParticipantRule.MassOrganisations)).ShouldAllBe(r => r.Value.People.Length <= 1);
        found.Where(r => r.Key.Rule is not (ParticipantRule.Self or ParticipantRule.MeetingChair or ParticipantRule.MeetingSecretary))
            .ShouldAllBe(r => r.Value.People.All(p => p.PersonId != r.Key.Subject.PersonId));
        var deciders = found.Where(r => r.Key.Rule == ParticipantRule.Decider).Select(r => r.Value).ToList();
        deciders.Count(d => d.Gap is null).ShouldBeGreaterThan(500);
        deciders.Count(d => d.Gap is not null).ShouldBeGreaterThan(10);
    }

    [Theory, BothDatabases]
    public async Task Many_at_once_find_what_one_at_a_time_finds(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        CaseSubject[] subjects = [await SubjectAsync(app, "010"), await SubjectAsync(app, "021"), await SubjectAsync(app, "001")];
        var rules = Enum.GetValues<ParticipantRule>();
        await using var db = app.Read();

        var many = await app.Get<Participants>().ResolveManyAsync(db, rules, subjects, Today, CancellationToken.None);

        foreach (var ((subject, rule), resolution) in many)
        {
            var one = await app.Get<Participants>().ResolveAsync(db, rule, subject, Today, CancellationToken.None);
            one.Gap.ShouldBe(resolution.Gap);
            one.People.ShouldBe(resolution.People);
        }
    }

    private static async Task ImportRandomOrganisationAsync(PeopleApplication app, Random random)
    {
        var units = Enumerable.Range(1, 60).Select(i =>
            $"U{i},Đơn vị số {i},{(i > 1 && random.Next(10) > 0 ? $"U{random.Next(1, i)}" : "")},{(random.Next(4) == 0 ? "staffBody" : "agency")},{(random.Next(5) == 0 ? $"U{random.Next(1, 61)}" : "")},");
        var people = Enumerable.Range(1, 1_000).Select(i => $"N{i},Nguyễn Văn Số {i},,,U{random.Next(1, 61)},Chuyên viên,Chuyên viên,{(i > 1 && random.Next(3) == 0 ? $"N{random.Next(1, i)}" : "")},,,,2020-01-01");
        var heads = Enumerable.Range(1, 60).Where(_ => random.Next(10) > 1).Select(i => $"N{random.Next(1, 1_001)},U{i},head,,,");
        await app.ImportAsync(ImportKind.Units, CsvSamples.Lines([CsvSamples.UnitsHeader, .. units]));
        await app.ImportAsync(ImportKind.People, CsvSamples.Lines([CsvSamples.PeopleHeader, .. people]));
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Lines([CsvSamples.MembershipsHeader, .. heads, "N1,U7,head,,,", "N2,U7,head,,,"]));
    }

    private static async Task<Resolution> ResolveAsync(PeopleApplication app, string code, ParticipantRule rule, DateOnly? on = null)
    {
        await using var db = app.Read();
        return await app.Get<Participants>().ResolveAsync(db, rule, await SubjectAsync(app, code), on ?? Today, CancellationToken.None);
    }

    private static async Task<CaseSubject> SubjectAsync(PeopleApplication app, string code)
    {
        var post = (await app.PostsAsync(code))[0];
        return new CaseSubject(post.PersonId, post.Id);
    }

    private static async Task<PeopleApplication> OrganisationAsync(DatabaseKind kind)
    {
        var app = await PeopleApplication.StartAsync(kind);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        await app.ImportAsync(ImportKind.People, CsvSamples.People);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships);
        return app;
    }
}
