using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Tests.Ratings;

public sealed class YearScoreTests
{
    [Theory]
    [InlineData(1, 3, 81)]
    [InlineData(4, 6, 84)]
    [InlineData(1, 6, 165, 2)]
    [InlineData(1, 12, 171, 2)]
    public void Quarter_half_year_and_year_are_the_mean_of_their_months(int first, int last, int numerator, int denominator = 1)
    {
        var months = Enumerable.Range(first, last - first + 1).Select(month => new PeriodEntry.Scored(month, 79 + month)).ToList();

        YearScore.Of(months, first, last).ShouldBe(new YearScore.Known(new Fraction(numerator, denominator), months.Count, 0));
    }

    [Fact]
    public void Months_not_worked_leave_the_mean()
    {
        List<PeriodEntry> months = [.. Enumerable.Range(1, 7).Select(month => new PeriodEntry.Scored(month, 91))];
        months.AddRange(Enumerable.Range(8, 5).Select(month => new PeriodEntry.NotWorked(month)));

        YearScore.Of(months, 1, 12).ShouldBe(new YearScore.Known(91, 7, 5));
    }

    [Fact]
    public void A_month_without_a_score_is_named()
    {
        List<PeriodEntry> months = [.. Enumerable.Range(1, 12).Except([3, 11]).Select(month => new PeriodEntry.Scored(month, 91))];

        var year = YearScore.Of(months, 1, 12).ShouldBeOfType<YearScore.InsufficientData>();

        year.Missing.ShouldBe([3, 11]);
        year.Reason.InVietnamese.ShouldBe("Chưa đủ dữ liệu: thiếu điểm kỳ 3, 11.");
    }

    [Fact]
    public void A_year_without_work_has_no_score() =>
        YearScore.Of([.. Enumerable.Range(1, 12).Select(month => new PeriodEntry.NotWorked(month))], 1, 12)
            .ShouldBeOfType<YearScore.InsufficientData>().Missing.ShouldBeEmpty();

    [Fact]
    public void A_mean_of_thirds_and_sevenths_is_exact()
    {
        var months = Enumerable.Range(1, 12).Select(month => new PeriodEntry.Scored(month, new Fraction(630 + month, 7 * month))).ToList();

        var mean = YearScore.Of(months, 1, 12).ShouldBeOfType<YearScore.Known>().Mean;

        (mean * 12).ShouldBe(months.Aggregate(Fraction.Zero, (sum, month) => sum + month.Total));
        FractionText.Parse(mean.ToString()).ShouldBe(mean);
    }

    [Fact]
    public void The_same_month_twice_or_a_month_outside_is_refused()
    {
        Should.Throw<ArgumentException>(() => YearScore.Of([new PeriodEntry.Scored(1, 90), new PeriodEntry.NotWorked(1)], 1, 3));
        Should.Throw<ArgumentException>(() => YearScore.Of([new PeriodEntry.Scored(4, 90)], 1, 3));
    }
}
