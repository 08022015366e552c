using System.Collections.Immutable;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Voting.Counting;

/// <summary>What a count comes to.</summary>
public abstract record CountOutcome
{
    private CountOutcome()
    {
    }

    /// <summary>A level has the votes.</summary>
    /// <param name="Level">The level.</param>
    /// <param name="Votes">What it passes with; under cumulative counting with the levels above.</param>
    public sealed record Winner(Rating Level, int Votes) : CountOutcome;

    /// <summary>Equal votes: the head chooses among these only.</summary>
    /// <param name="Options">Two to four, best first.</param>
    public sealed record Tie(ImmutableArray<Rating> Options) : CountOutcome
    {
        /// <inheritdoc/>
        public bool Equals(Tie? other) => other is not null && Options.SequenceEqual(other.Options);

        /// <inheritdoc/>
        public override int GetHashCode() => Options.Aggregate(17, (hash, option) => (hash * 31) + (int)option);
    }

    /// <summary>To be voted on again, between these.</summary>
    /// <param name="Options">Two to four, best first.</param>
    public sealed record Again(ImmutableArray<Rating> Options) : CountOutcome
    {
        /// <inheritdoc/>
        public bool Equals(Again? other) => other is not null && Options.SequenceEqual(other.Options);

        /// <inheritdoc/>
        public override int GetHashCode() => Options.Aggregate(19, (hash, option) => (hash * 31) + (int)option);
    }

    /// <summary>No level has enough votes.</summary>
    public sealed record NoMajority : CountOutcome;

    /// <summary>Too few are present: nothing is counted.</summary>
    /// <param name="Needed">How many there must be.</param>
    public sealed record NoQuorum(int Needed) : CountOutcome;
}
