using System.Globalization;
using CanBo.Activities.Ratings;
using CanBo.Activities.Results;

namespace CanBo.Activities.Tests.Results;

public sealed class SharesTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    // domain.md §3.5, "Errors in the sources' percentages": the column "correct".
    [Theory]
    [InlineData(88, 112, "78.57")]
    [InlineData(20, 92, "21.74")]
    [InlineData(68, 92, "73.91")]
    [InlineData(2, 92, "2.17")]
    [InlineData(13, 74, "17.57")]
    [InlineData(58, 74, "78.38")]
    [InlineData(2, 74, "2.70")]
    [InlineData(80, 96, "83.33")]
    [InlineData(590_120, 2_129_000, "27.72")]
    [InlineData(1, 8, "12.50")]
    [InlineData(1, 800, "0.13")]
    [InlineData(0, 5, "0.00")]
    public void Percentages_come_from_counts_half_up(int part, int whole, string percent) =>
        Shares.Percent(part, whole).ShouldBe(decimal.Parse(percent, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(88, 112, "78.58", 2)]
    [InlineData(13, 74, "17.56", 2)]
    [InlineData(58, 74, "78.37", 2)]
    [InlineData(2, 74, "27.02", 2)]
    public void The_wrong_prints_of_the_sources_are_found(int part, int whole, string printed, int decimals)
    {
        var row = new PrintedShare(part, whole, decimal.Parse(printed, CultureInfo.InvariantCulture), decimals);

        PrintedShares.Wrong([row]).ShouldHaveSingleItem().ShouldBe(row);
    }

    [Fact]
    public void Fewer_decimals_are_no_mistake() =>
        PrintedShares.Wrong([new(20, 92, 21.7m, 1), new(68, 92, 73.9m, 1), new(2, 92, 2.2m, 1), new(80, 96, 83.3m, 1)]).ShouldBeEmpty();

    [Fact]
    public void The_print_of_2020_does_not_add_up_and_the_counts_do()
    {
        PrintedShares.IsOff(17.56m + 78.37m + 1.35m + 27.02m, 4).ShouldBeTrue();

        var table = Shares.Of(new RatingCounts(13, 58, 1, 2));

        table.Rows.Select(row => row.Percent).ShouldBe([17.57m, 78.38m, 1.35m, 2.70m]);
        table.Sum.ShouldBe(100.00m);
        table.SumIsOff.ShouldBeFalse();
    }

    [Theory]
    [InlineData("100.01", 3, false)]
    [InlineData("100.06", 3, false)]
    [InlineData("100.07", 3, true)]
    [InlineData("99.93", 3, true)]
    public void A_sum_may_be_off_by_two_hundredths_a_row(string sum, int rows, bool off) =>
        PrintedShares.IsOff(decimal.Parse(sum, CultureInfo.InvariantCulture), rows).ShouldBe(off);

    [Fact]
    public void Shares_computed_from_counts_always_add_up_within_rounding()
    {
        var random = new Random(2018);
        for (var round = 0; round < 5_000; round++)
            Shares.Of(new RatingCounts(random.Next(300), random.Next(300), random.Next(300), random.Next(300))).SumIsOff.ShouldBeFalse();
    }

    [Fact]
    public void Not_rated_belongs_to_no_share()
    {
        var table = Shares.Of(new RatingCounts(17, 88, 17, 2, KXL: 2));

        table.Rows.Select(row => row.Denominator).ShouldAllBe(whole => whole == 124);
        table.Rows.Select(row => row.ToText(Vietnamese)).ShouldBe(["13,71", "70,97", "13,71", "1,61"]);
    }

    [Fact]
    public void Numerator_and_denominator_are_kept_as_counted()
    {
        var row = Shares.Of(new RatingCounts(22, 88, 2, 0)).Rows[1];

        (row.Key, row.Numerator, row.Denominator).ShouldBe((Rating.TOT, 88, 112));
    }

    [Fact]
    public void Nobody_rated_is_no_percentage_and_no_warning()
    {
        var table = Shares.Of(default(RatingCounts));

        table.Rows.ShouldAllBe(row => row.Percent == null);
        table.Rows[0].ToText(Vietnamese).ShouldBeEmpty();
        table.SumIsOff.ShouldBeFalse();
    }

    // domain.md §3.5, Hậu Giang: no count out of 2,177 prints so; some count of every whole from 10,913 to 10,967 does.
    [Theory]
    [InlineData("0.47")]
    [InlineData("0.11")]
    [InlineData("99.42")]
    public void Percentages_that_no_count_gives_are_found(string printed) =>
        PrintedShares.PossibleCounts(decimal.Parse(printed, CultureInfo.InvariantCulture), 2, 2177).ShouldBeNull();

    [Theory]
    [InlineData(10_913)]
    [InlineData(10_940)]
    [InlineData(10_967)]
    public void The_same_percentages_fit_a_larger_whole(int whole)
    {
        PrintedShares.PossibleCounts(0.47m, 2, whole)!.Value.From.ShouldBeInRange(51, 52);
        PrintedShares.PossibleCounts(0.11m, 2, whole).ShouldBe((12, 12));
        PrintedShares.PossibleCounts(99.42m, 2, whole).ShouldNotBeNull();
    }

    [Fact]
    public void Possible_counts_are_exactly_those_that_print_so()
    {
        foreach (var whole in new[] { 1, 7, 74, 92, 333 })
            for (var printed = 0m; printed <= 100m; printed += 0.1m)
            {
                var fitting = Enumerable.Range(0, whole + 1).Where(part => Shares.Percent(part, whole, 1) == printed).ToList();

                PrintedShares.PossibleCounts(printed, 1, whole).ShouldBe(fitting.Count == 0 ? null : (fitting[0], fitting[^1]));
            }
    }

    [Fact]
    public void Negative_counts_are_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Shares.Percent(-1, 5));
}
