using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Voting.Counting;

/// <summary>Who there is to vote on one row.</summary>
/// <param name="Members">Full members of the body entitled to this row, with those excused (<i>tổng số</i>).</param>
/// <param name="Exempt">Of them, excused from meetings: not convoked.</param>
/// <param name="Present">Of those convoked, present.</param>
public sealed record Attendance(int Members, int Exempt, int Present)
{
    /// <summary>Members without the exempt (<i>được triệu tập</i>).</summary>
    public int Convoked => Members - Exempt;

    /// <summary>What votes are a share of: 17 members, 1 exempt, 14 present give 17, 16 and 14.</summary>
    public int BaseOf(VoteBase kind) => kind switch
    {
        VoteBase.FullMembers => Members,
        VoteBase.Convoked => Convoked,
        VoteBase.Present => Present,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such base."),
    };
}
