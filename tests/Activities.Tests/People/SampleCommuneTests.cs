using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.People;

public sealed class SampleCommuneTests
{
    [Theory, BothDatabases]
    public async Task The_sample_is_sixty_people_in_eight_units_and_everyone_has_a_decider(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        foreach (var (import, file) in new[] { (ImportKind.Units, "units"), (ImportKind.People, "people"), (ImportKind.Memberships, "memberships") })
        {
            var preview = await app.LookAsync(import, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "commune", file + ".csv")));
            preview.Plan!.ShouldSatisfyAllConditions(p => p.Errors.ShouldBeEmpty(), p => p.Warnings.ShouldBeEmpty(), p => p.Unresolved.ShouldBeEmpty());
            await app.CommitAsync(preview.Token);
        }

        await using var db = app.Read();
        var posts = await (from post in db.Set<Post>()
                           join unit in db.Set<Unit>() on post.UnitId equals unit.Id
                           where post.IsMain && unit.Code != "UBT"
                           select new { post.Id, post.PersonId, post.UnitId, post.PositionGroup }).ToListAsync();
        var subjects = posts.ConvertAll(p => new CaseSubject(p.PersonId, p.Id));
        var rules = Enum.GetValues<ParticipantRule>();
        var found = await app.Get<Participants>().ResolveManyAsync(db, rules, subjects, new DateOnly(2026, 11, 22), CancellationToken.None);
        var standings = await app.Get<Participants>().StandingsAsync(db, subjects, new DateOnly(2026, 11, 22), CancellationToken.None);

        posts.Count.ShouldBe(60);
        posts.Select(p => p.UnitId).Distinct().Count().ShouldBe(8);
        found.Values.Select(r => r.Gap).ShouldAllBe(gap => gap == null);
        standings.CountBy(s => (s.DeciderUnitId, s.PositionGroup)).Max(g => g.Value).ShouldBe(35);
        standings.Count(s => s.IsHead).ShouldBe(1);
        standings.Count(s => s.IsDeputy).ShouldBe(3);
        (await db.Set<Person>().Where(p => p.Mailbox != Mailbox.Own).OrderBy(p => p.Code).Select(p => p.Mailbox).ToListAsync())
            .ShouldBe([Mailbox.Shared, Mailbox.Shared, Mailbox.Missing, Mailbox.Shared, Mailbox.Shared]);
    }

    [Theory, BothDatabases]
    public async Task A_members_rating_is_decided_by_the_committee_above_the_cell_and_its_secretarys_own_by_the_deputy(DatabaseKind kind)
    {
        await using var app = await PeopleApplication.StartAsync(kind);
        foreach (var (import, file) in new[] { (ImportKind.Units, "units"), (ImportKind.People, "people"), (ImportKind.Memberships, "memberships") })
            await app.CommitAsync((await app.LookAsync(import, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "commune", file + ".csv")))).Token);
        await using var db = app.Read();
        var people = await (from person in db.Set<Person>()
                            join post in db.Set<Post>() on person.Id equals post.PersonId
                            where post.IsMain
                            select new { person.Code, Subject = new CaseSubject(person.Id, post.Id) { IsMember = true } }).ToListAsync();
        var day = new DateOnly(2026, 11, 22);
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Code);

        var found = await app.Get<Participants>().ResolveManyAsync(db, [ParticipantRule.Decider], [.. people.Select(p => p.Subject)], day, CancellationToken.None);
        var standings = await app.Get<Participants>().StandingsAsync(db, [.. people.Select(p => p.Subject)], day, CancellationToken.None);
        var decider = people.ToDictionary(p => p.Code, p => found[(p.Subject, ParticipantRule.Decider)]);
        var standing = people.Zip(standings).ToDictionary(p => p.First.Code, p => p.Second);

        decider["SL017"].People.ShouldHaveSingleItem().Name.ShouldBe("Lê Quang Thắng");
        decider["SL001"].People.ShouldHaveSingleItem().Name.ShouldBe("Nguyễn Thị Thu Hoài");
        decider["SL009"].Gap!.Code.ShouldBe("no_party_cell");
        units[standing["SL001"].UnitId!.Value].ShouldBe("CB", "who sits on the committee belongs to the cell");
        units[standing["SL017"].DeciderUnitId!.Value].ShouldBe("DU");
        (standing["SL014"].IsLeader, standing["SL017"].IsLeader).ShouldBe((true, false), "a head of office fills in form 2A, a specialist 2B");
    }
}
