using CanBo.Activities.Ratings;

namespace CanBo.Activities.Tests.Ratings;

public sealed class RankingTests
{
    [Theory]
    [InlineData("92.33", "92.25", "0,08")]
    [InlineData("92.33333", "92.33332", "0,00001")]
    public void People_on_either_side_of_the_last_seat_are_told_how_close_it_was(string last, string first, string gap)
    {
        var (above, below) = Ranking.Edge(FractionText.Parse(last), FractionText.Parse(first), 1)!.Value;

        above.InVietnamese.ShouldBe($"Sát vạch: hơn người kế {gap} điểm");
        below.InVietnamese.ShouldBe($"Sát vạch: kém {gap} điểm");
    }

    [Theory]
    [InlineData("92", "91")]
    [InlineData("92", "92")]
    public void A_wide_gap_and_a_tie_are_no_edge(string last, string first) =>
        Ranking.Edge(FractionText.Parse(last), FractionText.Parse(first), 1).ShouldBeNull();
}
