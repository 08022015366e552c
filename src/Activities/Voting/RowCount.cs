using System.Collections.Immutable;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Voting.Counting;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Voting;

/// <summary>The count of one row, and what the case is told.</summary>
internal sealed record RowCount(Attendance Attendance, Tally Tally, string Port, ImmutableArray<Rating> Tied, Value Data)
{
    /// <summary>Counts a row from slips and paper. The quorum is the meeting's, judged once for all rows.</summary>
    public static RowCount Of(VoteSession session, SlipRow row, IReadOnlyCollection<Voter> voters, IReadOnlyDictionary<Guid, byte[]> slips, PaperSheet? paper)
    {
        var barred = session.Terms.SubjectVotes ? (Guid?)null : row.PersonId;
        var attendance = AttendanceOf(voters, barred);
        var tally = Tally.Of(slips.Where(slip => slip.Key != barred).Select(slip => Slip.At(slip.Value, row.Row.Place)));
        if (paper?.Rows.FirstOrDefault(p => p.CaseId == row.Row.CaseId) is { } onPaper)
            tally = tally.Plus(WithoutBarred(onPaper.Tally, voters.Count(v => v.Way == BallotWay.Paper && v.PersonId != barred)));
        var outcome = Count.Of(session.Terms.Count with { Quorum = Fraction.Zero }, attendance, tally, session.Round > 1);
        return outcome switch
        {
            CountOutcome.Winner winner => new(attendance, tally, winner.Level.ToString(), [], Value.Object(("rating", Value.Of(winner.Level.ToString())))),
            CountOutcome.Tie tie => new(attendance, tally, VoteOutcomes.Tie, tie.Options, Value.Object(("tied", Value.Of(VoteCase.Codes(tie.Options))))),
            CountOutcome.Again again => new(attendance, tally, VoteOutcomes.Again, again.Options, Value.EmptyObject),
            CountOutcome.NoMajority => new(attendance, tally, VoteOutcomes.NoMajority, [], Value.EmptyObject),
            // Nobody but the person evaluated is present.
            CountOutcome.NoQuorum => new(attendance, Tally.None, VoteOutcomes.NoQuorum, [], Value.EmptyObject),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
        };
    }

    /// <summary>Who there is to vote; without the one who is barred.</summary>
    public static Attendance AttendanceOf(IEnumerable<Voter> voters, Guid? barred)
    {
        var members = voters.Where(v => v.Standing != VoterStanding.Attends && v.PersonId != barred).ToList();
        return new(
            members.Count,
            members.Count(v => v.Standing == VoterStanding.Exempt),
            members.Count(v => v is { Standing: VoterStanding.Votes, Presence: Presence.Present }));
    }

    /// <summary>A row of a vote without a quorum: nothing was opened.</summary>
    public static RowCount WithoutQuorum(VoteSession session, SlipRow row, IReadOnlyCollection<Voter> voters) =>
        new(AttendanceOf(voters, session.Terms.SubjectVotes ? null : row.PersonId), Tally.None, VoteOutcomes.NoQuorum, [], Value.EmptyObject);

    // The person's own paper slip leaves the own row blank, and is not counted on it.
    private static Tally WithoutBarred(Tally onPaper, int entitled) => onPaper with { Blank = Math.Min(onPaper.Blank, entitled - onPaper.Votes) };
}
