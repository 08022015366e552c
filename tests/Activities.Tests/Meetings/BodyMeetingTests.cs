using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Voting;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Meetings;

public sealed class BodyMeetingTests
{
    [Theory, BothDatabases]
    public async Task The_cell_reviews_before_the_collective_each_with_its_own_people_secretary_and_minutes(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, Procedure("partyCell", "collective", "yes"), members: 5, staff: 3);

        var cell = (await MeetingsAsync(world)).ShouldHaveSingleItem();
        var there = await ConvokedAsync(world, cell);
        await AdoptAsync(world, cell);
        var collective = (await MeetingsAsync(world)).Single(m => m.Id != cell.Id);

        cell.ChairId.ShouldBe(await world.PersonAsync("N001"), "the bí thư leads the cell");
        there.ShouldBe(["B01", "N001", "N002", "N003"], "a probationary member attends, an excused one is not convoked");
        (await ConvokedAsync(world, collective)).ShouldBe(["M01", "M02", "M03", "M04", "M05", "N001", "N002", "N003"]);
        collective.ChairId.ShouldBe(await world.PersonAsync("M01"));
        collective.SecretaryId.ShouldBe(await world.PersonAsync("M03"));
        await AdoptAsync(world, collective);
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "after");
    }

    [Theory, BothDatabases]
    public async Task Minutes_of_the_very_same_people_count_for_both_bodies_where_merging_is_allowed(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, Procedure("unit", "partyCell", "yes"), members: 3, staff: 3);
        await OnlyStaffInTheCellAsync(world);

        await AdoptAsync(world, (await MeetingsAsync(world)).ShouldHaveSingleItem());

        (await MeetingsAsync(world)).Count.ShouldBe(1);
        var cases = await world.CasesAsync();
        cases.ShouldAllBe(c => c.CurrentStep == "after");
        await using var db = world.Read();
        (await db.Set<AuditRow>().CountAsync(a => a.Action == "MeetingMerged")).ShouldBe(cases.Count);
    }

    [Theory, BothDatabases]
    public async Task Other_people_or_a_package_that_says_nothing_hold_a_conference_of_their_own(DatabaseKind kind)
    {
        await using var others = await VoteWorld.StartAsync(kind, Procedure("unit", "partyCell", "yes"), members: 3, staff: 3);
        await using var silent = await VoteWorld.StartAsync(kind, Procedure("unit", "partyCell", "package"), members: 3, staff: 3);
        await OnlyStaffInTheCellAsync(silent);

        await AdoptAsync(others, (await MeetingsAsync(others)).ShouldHaveSingleItem());
        await AdoptAsync(silent, (await MeetingsAsync(silent)).ShouldHaveSingleItem());

        (await MeetingsAsync(others)).Count(m => m.Status == MeetingStatus.Planned).ShouldBe(1);
        (await MeetingsAsync(silent)).Count(m => m.Status == MeetingStatus.Planned).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Who_is_in_no_cell_goes_on_without_a_cell_meeting(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, Procedure("unit", "partyCell", "no"), members: 3, staff: 2);
        await RemoveFromTheCellAsync(world, "N002");

        await AdoptAsync(world, (await MeetingsAsync(world)).ShouldHaveSingleItem());

        (await world.CaseOfAsync("N002")).CurrentStep.ShouldBe("after");
        (await world.CaseOfAsync("N001")).CurrentStep.ShouldBe("second");
    }

    private static async Task<List<Meeting>> MeetingsAsync(VoteWorld world)
    {
        await using var db = world.Read();
        return await db.Set<Meeting>().ToListAsync();
    }

    private static async Task<List<string>> ConvokedAsync(VoteWorld world, Meeting meeting)
    {
        await using var db = world.Read();
        return await (from line in db.Set<MeetingAttendance>()
                      join person in db.Set<Person>() on line.PersonId equals person.Id
                      where line.MeetingId == meeting.Id
                      orderby person.Code
                      select person.Code).ToListAsync();
    }

    private static Task AdoptAsync(VoteWorld world, Meeting meeting) => world.Get<AdoptMeeting>().HandleAsync(
        meeting.Id, null, new Actor(Guid.NewGuid(), meeting.ChairId, ActorRoles.None, SignInStrength.Password), CancellationToken.None);

    private static async Task OnlyStaffInTheCellAsync(VoteWorld world)
    {
        await RemoveFromTheCellAsync(world, "B01");
        await RemoveFromTheCellAsync(world, "B02");
    }

    private static async Task RemoveFromTheCellAsync(VoteWorld world, string code)
    {
        var person = await world.PersonAsync(code);
        await world.Steps.RunAsync(
            async (step, token) => step.Db().RemoveRange(await step.Db().Set<Membership>().Where(m => m.PersonId == person && m.UnitCode == "CB1").ToListAsync(token)),
            CancellationToken.None);
    }

    private static string Procedure(string first, string second, string merged)
    {
        static JsonObject Line(string from, string port, string to) => new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
        static JsonObject Input(string type, JsonNode value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        JsonObject Meeting(string id, string scope) => new()
        {
            ["id"] = id,
            ["type"] = "CanBo.Meeting",
            ["version"] = 1,
            ["scope"] = Input("String", scope),
            ["merged"] = Input("String", merged),
        };
        return new JsonObject
        {
            ["definitionId"] = VoteProcedures.Id,
            ["name"] = "Quy trình để thử",
            ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["start"] = "first",
                ["activities"] = new JsonArray(
                    Meeting("first", first),
                    Meeting("second", second),
                    new JsonObject { ["id"] = "after", ["type"] = "CanBo.Deadline", ["version"] = 1, ["workingDays"] = Input("Int32", 20) },
                    new JsonObject { ["id"] = "end", ["type"] = "Elsa.Finish", ["version"] = 1 }),
                ["connections"] = new JsonArray(
                    Line("first", "Adopted", "second"),
                    Line("first", "NotRequired", "second"),
                    Line("first", "Overdue", "second"),
                    Line("second", "Adopted", "after"),
                    Line("second", "NotRequired", "after"),
                    Line("second", "Overdue", "after"),
                    Line("after", "Passed", "end")),
            },
        }.ToJsonString();
    }
}
