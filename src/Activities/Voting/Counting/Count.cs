using CanBo.Activities.Ratings;

namespace CanBo.Activities.Voting.Counting;

/// <summary>
/// Counting as one total function (domain.md §2.5), in this order: quorum; the option rule; equal votes; the threshold. Every tally that a body of that
/// attendance can give has exactly one outcome, and it does not depend on who voted what in which order.
/// </summary>
public static class Count
{
    /// <summary>Counts one row.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="attendance">Who there is to vote on the row.</param>
    /// <param name="tally">The votes.</param>
    /// <param name="isSecondRound">Whether this is the vote between the two highest: there is no third one.</param>
    /// <exception cref="ArgumentException">The numbers contradict each other: more slips than present, or negative ones.</exception>
    public static CountOutcome Of(CountRules rules, Attendance attendance, Tally tally, bool isSecondRound)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(attendance);
        ArgumentNullException.ThrowIfNull(tally);
        Require(attendance, tally);
        if (attendance.Present < rules.NeededPresent(attendance))
            return new CountOutcome.NoQuorum(rules.NeededPresent(attendance));

        var ofBase = attendance.BaseOf(rules.Base);
        return rules.Method switch
        {
            CountMethod.Cumulative => Cumulative(rules, tally, ofBase),
            CountMethod.Plurality => Plurality(rules, tally, ofBase),
            CountMethod.Runoff => Plurality(rules, tally, ofBase) switch
            {
                CountOutcome.Tie or CountOutcome.NoMajority when !isSecondRound && tally.Voted.Length > 1 => Highest(tally),
                var outcome => outcome,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Method, "No such method."),
        };
    }

    private static CountOutcome Plurality(CountRules rules, Tally tally, int ofBase)
    {
        var most = RatingScale.Levels.Max(level => tally[level]);
        var top = RatingScale.Levels.Where(level => tally[level] == most).ToList();
        return most == 0 ? new CountOutcome.NoMajority()
            : top.Count > 1 ? new CountOutcome.Tie([.. top])
            : rules.ThresholdOf(top[0]).Passes(most, ofBase) ? new CountOutcome.Winner(top[0], most)
            : new CountOutcome.NoMajority();
    }

    // Half for a level and half for less: a tie between that level and the one that passes next. Half for a level and nobody for less is no majority.
    private static CountOutcome Cumulative(CountRules rules, Tally tally, int ofBase)
    {
        Rating? halved = null;
        foreach (var level in RatingScale.Levels)
        {
            var votes = tally.FromTheTop(level);
            var threshold = rules.ThresholdOf(level);
            if (threshold.Passes(votes, ofBase))
                return halved is { } better ? new CountOutcome.Tie([better, level]) : new CountOutcome.Winner(level, votes);
            if (halved is null && threshold.IsHalved(votes, ofBase))
                halved = level;
        }

        return new CountOutcome.NoMajority();
    }

    // The two highest; where several share the second place, all of them.
    private static CountOutcome.Again Highest(Tally tally)
    {
        var second = tally.Voted.Select(level => tally[level]).OrderDescending().ElementAt(1);
        return new([.. tally.Voted.Where(level => tally[level] >= second)]);
    }

    private static void Require(Attendance attendance, Tally tally)
    {
        if (attendance.Exempt < 0 || attendance.Present < 0 || attendance.Exempt > attendance.Members || attendance.Present > attendance.Convoked)
            throw new ArgumentException($"Of {attendance.Members} members {attendance.Exempt} are exempt and {attendance.Present} present: that cannot be.", nameof(attendance));
        if (RatingScale.Levels.Any(level => tally[level] < 0) || tally.Blank < 0 || tally.Slips > attendance.Present)
            throw new ArgumentException($"{tally.Slips} slips of {attendance.Present} present: that cannot be.", nameof(tally));
    }
}
