using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Sealing;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Voting;

public sealed class VoteTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Eight_eight_and_one_go_to_the_head_who_chooses_among_the_tied_only(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, VoteProcedures.Of());
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (8, Rating.XS), (8, Rating.TOT), (1, Rating.HT));

        (await world.CloseAsync(session)).ShouldBeTrue();

        (await world.RowAsync(session)).Tally.ShouldBe(new Tally(8, 8, 1, 0, 0));
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("head");
        var tie = await TieAsync(world);
        tie.DeciderId.ShouldBe(await world.PersonAsync("M01"));
        var head = await world.ActorAsync("M01");
        var refused = await Should.ThrowAsync<InvalidInputException>(() => world.Get<BreakTie>().DecideAsync(tie.Id, Rating.HT, "Vì sao không.", head, CancellationToken.None));
        refused.Errors.Select(e => e.Field).ShouldBe(["rating", "reason"]);
        await world.Get<BreakTie>().DecideAsync(tie.Id, Rating.TOT, Why, head, CancellationToken.None);
        await world.Get<BreakTie>().DecideAsync(tie.Id, Rating.TOT, Why, head, CancellationToken.None);
        (await world.CasesAsync())[0].ShouldSatisfyAllConditions(c => c.CurrentStep.ShouldBe("after-TOT"), c => c.ProposedRating.ShouldBe(Rating.TOT));
        await Should.ThrowAsync<RuleBrokenException>(() => world.Get<BreakTie>().DecideAsync(tie.Id, Rating.XS, Why, head, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_votes_counted_from_the_top_give_TOT()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(("options", "cumulative")));
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (8, Rating.XS), (8, Rating.TOT), (1, Rating.HT));

        await world.CloseAsync(session);

        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-TOT");
    }

    [Theory]
    [InlineData("total", "after-TOT", 17, 12, 9)]
    [InlineData("convoked", "after-TOT", 16, 11, 9)]
    [InlineData("present", "after-XS", 14, 10, 8)]
    public async Task Of_seventeen_in_the_cell_with_one_excused_and_fourteen_present_ten_votes_are_excellent_under_one_base_only(string kind, string step, int ofBase, int forExcellent, int forGood)
    {
        // Sixteen full members and one who is excused; one on probation attends. The person evaluated votes as in a cell.
        await using var world = await VoteWorld.StartAsync(
            DatabaseKind.Sqlite,
            VoteProcedures.Of(("body", "partyCell"), ("options", "cumulative"), ("base", kind), ("excellentThreshold", ">=2/3"), ("subjectVotes", "yes")),
            staff: 16);
        var session = await world.OpenAsync();
        for (var n = 1; n <= 14; n++)
            await CastOneAsync(world, session, VoteFiles.Staff(n), n <= 10 ? Rating.XS : Rating.TOT);

        await world.CloseAsync(session);
        await world.WorkAsync();

        var view = await world.Get<VoteQueries>().GetAsync(session.Id, VoteWorld.Organiser, CancellationToken.None);
        var first = view.Rows[0];
        first.Count!.ShouldSatisfyAllConditions(
            c => c.Attendance.ShouldBe(new Attendance(17, 1, 14)), c => c.Base.ShouldBe(ofBase), c => c.NeededForExcellent.ShouldBe(forExcellent), c => c.Needed.ShouldBe(forGood));
        (await world.CasesAsync()).Single(c => c.Id == first.CaseId).CurrentStep.ShouldBe(step);
        view.Voters.Single(v => v.Standing == VoterStanding.Attends).Name.ShouldBe("Mai Dự Bị");
    }

    [Fact]
    public async Task Too_few_present_and_the_slips_are_destroyed_unopened_and_the_vote_is_convened_again()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of());
        var first = await world.OpenAsync();
        await world.CastAllAsync(first, (11, Rating.XS));

        await world.CloseAsync(first);

        (await world.RowAsync(first)).ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe("NoQuorum"), r => r.Tally.ShouldBe(Tally.None));
        var second = await world.SessionAsync();
        second.ShouldSatisfyAllConditions(s => s.Id.ShouldNotBe(first.Id), s => s.Status.ShouldBe(VoteStatus.Planned));
        second = await world.OpenAsync();
        await world.CastAllAsync(second, (12, Rating.XS));
        await world.CloseAsync(second);
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-XS");
    }

    [Fact]
    public async Task A_head_who_is_evaluated_neither_votes_on_the_own_row_nor_breaks_the_tie()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 9, headIsSubject: true);
        var session = await world.OpenAsync();
        var own = await world.CaseOfAsync("M01");
        var head = await world.ActorAsync("M01");
        await Should.ThrowAsync<InvalidInputException>(() => world.Get<CastBallot>().HandleAsync(session.Id, [new BallotMark(own.Id, Rating.XS)], head, CancellationToken.None));
        await world.CastAllAsync(session, (5, Rating.XS), (4, Rating.TOT));

        await world.CloseAsync(session);

        await using var db = world.Read();
        var row = await db.Set<VoteCase>().SingleAsync(r => r.CaseId == own.Id);
        row.ShouldSatisfyAllConditions(r => r.Tally.ShouldBe(new Tally(4, 4, 0, 0, 0)), r => r.Attendance.ShouldBe(new Attendance(8, 0, 8)), r => r.Outcome.ShouldBe("Tie"));
        var tie = await db.Set<TieBreak>().SingleAsync(t => t.CaseId == own.Id);
        tie.DeciderId.ShouldBe(await world.PersonAsync("M02"));

        await world.Get<BreakTie>().PassOnAsync(tie.Id, "Là em ruột của đồng chí này.", await world.ActorAsync("M02"), CancellationToken.None);

        // Nobody of the body is left; its superior unit X is headed by the person evaluated, so the province decides.
        (await TieAsync(world)).DeciderId.ShouldBe(await world.PersonAsync("C"));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<TieQueries>().GetAsync(tie.Id, head, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<BreakTie>().DecideAsync(tie.Id, Rating.XS, Why, head, CancellationToken.None));
    }

    [Fact]
    public async Task A_second_round_is_held_between_the_two_highest()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(("options", "runoff")));
        var first = await world.OpenAsync();
        await world.CastAllAsync(first, (7, Rating.XS), (6, Rating.TOT), (4, Rating.HT));
        await world.CloseAsync(first);

        var second = await world.OpenAsync();

        second.Round.ShouldBe(2);
        (await world.RowAsync(second)).Choices.ShouldBe([Rating.XS, Rating.TOT]);
        await Should.ThrowAsync<InvalidInputException>(() => world.CastAsync(second, "M05", Rating.HT));
        await world.CastAllAsync(second, (7, Rating.XS), (10, Rating.TOT));
        await world.CloseAsync(second);
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-TOT");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_last_slip_of_a_person_counts_and_after_the_closing_nothing_is_left_of_any(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, VoteProcedures.Of(), members: 5);
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (5, Rating.HT));
        (await world.CastAsync(session, "M01", Rating.XS)).ShouldBeTrue();
        (await world.CastAsync(session, "M01", Rating.TOT)).ShouldBeTrue();
        await using (var open = world.Read())
            (await open.Set<Voter>().Select(v => v.Envelope!.Length).Distinct().CountAsync()).ShouldBe(1);

        await world.CloseAsync(session);

        (await world.RowAsync(session)).Tally.ShouldBe(new Tally(0, 1, 4, 0, 0));
        await using var db = world.Read();
        (await db.Set<Voter>().ToListAsync()).ShouldAllBe(v => v.Envelope == null && v.OpenSlip == null);
        (await db.Set<SealingKey>().CountAsync()).ShouldBe(0);
        (await db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Vote).ToListAsync()).ShouldAllBe(t => t.Status == TaskState.Done && t.SubmittedAt == null);
        var late = await Should.ThrowAsync<RuleBrokenException>(() => world.CastAsync(session, "M02", Rating.XS));
        late.Code.ShouldBe("closed");
    }

    [Fact]
    public async Task A_mail_link_alone_does_not_vote_and_who_is_not_on_the_list_sees_no_vote()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 5);
        var session = await world.OpenAsync();

        foreach (var strength in new[] { SignInStrength.MailLink, SignInStrength.AdminLink, SignInStrength.None })
        {
            var actor = await world.ActorAsync("M02", strength);
            await Should.ThrowAsync<StepUpNeededException>(() => world.Get<CastBallot>().HandleAsync(session.Id, [], actor, CancellationToken.None));
        }

        var outsider = await world.ActorAsync("B01");
        await Should.ThrowAsync<NotFoundException>(() => world.Get<CastBallot>().HandleAsync(session.Id, [], outsider, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<VoteQueries>().GetAsync(session.Id, outsider, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<CastBallot>().HandleAsync(session.Id, [], VoteWorld.Organiser, CancellationToken.None));
        var member = await world.ActorAsync("M04");
        await Should.ThrowAsync<NotFoundException>(() => world.Get<CloseVote>().HandleAsync(session.Id, member, CancellationToken.None));
        (await world.CloseAsync(session, await world.ActorAsync("M03"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_sees_counts_before_the_closing_and_members_only_when_they_are_published()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 5);
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (4, Rating.XS), (1, Rating.TOT));
        var (votes, member) = (world.Get<VoteQueries>(), await world.ActorAsync("M04"));
        (await votes.GetAsync(session.Id, VoteWorld.Organiser, CancellationToken.None)).Rows.ShouldAllBe(r => r.Count == null);
        await world.CloseAsync(session);

        (await votes.GetAsync(session.Id, member, CancellationToken.None)).Rows.ShouldAllBe(r => r.Count == null);
        (await votes.GetAsync(session.Id, VoteWorld.Organiser, CancellationToken.None)).CountsTell.ShouldBeTrue();
        var warned = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<PublishVote>().HandleAsync(session.Id, false, VoteWorld.Organiser, CancellationToken.None));
        warned.Code.ShouldBe("counts_tell");
        await world.Get<PublishVote>().HandleAsync(session.Id, true, VoteWorld.Organiser, CancellationToken.None);
        (await votes.GetAsync(session.Id, member, CancellationToken.None)).Rows[0].Count!.Tally.ShouldBe(new Tally(4, 1, 0, 0, 0));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("open")]
    public async Task Paper_slips_count_when_two_tellers_agree(string method)
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(("method", method)), members: 7);
        var session = await world.OpenAsync(tellers: ["M04", "M05"]);
        var @case = (await world.CasesAsync())[0].Id;
        foreach (var code in new[] { "M05", "M06", "M07" })
            await world.NoteAsync(session, code, Presence.Present, onPaper: true);
        await Should.ThrowAsync<RuleBrokenException>(() => world.CastAsync(session, "M06", Rating.XS));
        await world.CastAllAsync(session, (4, Rating.XS));

        (await world.CloseAsync(session)).ShouldBeFalse();
        (await EnterAsync("M04", new PaperRow(@case, 1, 1, 0, 0, 0))).Agree.ShouldBeFalse();
        (await EnterAsync("M05", new PaperRow(@case, 0, 2, 0, 0, 0))).Differences.ShouldBe([@case]);
        (await world.SessionAsync()).Status.ShouldBe(VoteStatus.Counting);
        (await EnterAsync("M05", new PaperRow(@case, 1, 1, 0, 0, 0))).Agree.ShouldBeTrue();

        session = await world.SessionAsync();
        session.ShouldSatisfyAllConditions(s => s.Status.ShouldBe(VoteStatus.Closed), s => s.InvalidSlips.ShouldBe(1));
        (await world.RowAsync(session)).Tally.ShouldBe(new Tally(5, 1, 0, 0, 0));

        async Task<PaperOutcome> EnterAsync(string teller, PaperRow row) =>
            await world.Get<EnterPaper>().HandleAsync(session.Id, new PaperSheet(3, 1, [row]), await world.ActorAsync(teller), CancellationToken.None);
    }

    [Fact]
    public async Task A_vote_nobody_opened_is_overdue_and_one_that_is_open_is_closed_by_its_hour()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 5);
        await using var held = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 5);
        var session = await held.OpenAsync(held.Clock.GetUtcNow().AddHours(2));
        await held.CastAllAsync(session, (5, Rating.TOT));

        held.Clock.Advance(TimeSpan.FromHours(3));
        await held.WorkAsync();
        world.Clock.Advance(TimeSpan.FromDays(20));
        await world.WorkAsync();

        (await world.IncidentsAsync()).ShouldBeEmpty();
        (await held.CasesAsync())[0].CurrentStep.ShouldBe("after-TOT");
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-overdue");
        (await world.SessionAsync()).Status.ShouldBe(VoteStatus.Withdrawn);
    }

    [Fact]
    public async Task A_case_that_is_called_off_leaves_an_open_vote_and_the_others_are_counted()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.Sqlite, VoteProcedures.Of(), members: 5, staff: 2);
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (5, Rating.XS));
        var (off, stays) = (await world.CaseOfAsync("N001"), await world.CaseOfAsync("N002"));

        await world.Get<Activities.Results.Incidents.SettleIncident>().CancelCaseAsync(off.Id, "Chuyển công tác.", VoteWorld.Organiser, CancellationToken.None);
        await world.CloseAsync(session);

        await using var db = world.Read();
        (await db.Set<VoteCase>().SingleAsync(r => r.CaseId == off.Id)).Status.ShouldBe(VoteCaseStatus.Withdrawn);
        (await world.CasesAsync()).Single(c => c.Id == stays.Id).CurrentStep.ShouldBe("after-XS");
    }

    [Theory, BothDatabases]
    public async Task No_return_leads_over_a_secret_vote_that_was_counted(DatabaseKind kind)
    {
        await using var world = await VoteWorld.StartAsync(kind, VoteProcedures.Of(), members: 5);
        var guard = world.Get<IEnumerable<IReturnGuard>>().ShouldHaveSingleItem();
        var session = await world.OpenAsync();
        var @case = (await world.CasesAsync())[0];
        Task ReturnOverAsync(params string[] nodes) => world.Steps.RunAsync((step, token) => guard.RequireFreeAsync(step, @case.Id, nodes, token), CancellationToken.None);

        await ReturnOverAsync("vote", "head");
        await world.CastAllAsync(session, (5, Rating.XS));
        await world.CloseAsync(session);

        (await Should.ThrowAsync<RuleBrokenException>(() => ReturnOverAsync("vote", "head"))).Code.ShouldBe("secret_vote_cast");
        await ReturnOverAsync("after-XS");
    }

    private const string Why = "Đơn vị hoàn thành các chỉ tiêu chính; hạn chế đã khắc phục xong trong tháng 11.";

    private static async Task<TieBreak> TieAsync(VoteWorld world)
    {
        await using var db = world.Read();
        return (await db.Set<TieBreak>().ToListAsync()).OrderBy(t => t.Id).Last();
    }

    private static async Task CastOneAsync(VoteWorld world, VoteSession session, string code, Rating level) => await world.Get<CastBallot>().HandleAsync(
        session.Id, [.. (await world.CasesAsync()).Select(c => new BallotMark(c.Id, level))], await world.ActorAsync(code), CancellationToken.None);
}
