using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Voting.Counting;

/// <summary>The rules a vote is counted by; frozen with the session.</summary>
/// <param name="Method">How several options are counted.</param>
/// <param name="Base">What votes are a share of.</param>
/// <param name="Quorum">The least share of those convoked that must be present, 0 to 1.</param>
/// <param name="Threshold">What a level needs.</param>
/// <param name="ExcellentThreshold">What XS needs instead (H07: two-thirds); null for the same.</param>
public sealed record CountRules(CountMethod Method, VoteBase Base, Fraction Quorum, Threshold Threshold, Threshold? ExcellentThreshold)
{
    /// <summary>What a level needs.</summary>
    public Threshold ThresholdOf(Rating level) => level == Rating.XS && ExcellentThreshold is not null ? ExcellentThreshold : Threshold;

    /// <summary>How many must be present for a vote that counts: at least one.</summary>
    public int NeededPresent(Attendance attendance)
    {
        ArgumentNullException.ThrowIfNull(attendance);
        return Math.Max(1, (int)(Quorum * attendance.Convoked).Ceiling());
    }
}
