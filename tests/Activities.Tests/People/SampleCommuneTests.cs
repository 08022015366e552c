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
}
