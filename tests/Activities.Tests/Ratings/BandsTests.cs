using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Tests.Ratings;

public sealed class BandsTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly ImmutableArray<Band> D335 = RulePackageJson.Shipped("D335").Score.Bands;

    private static readonly ImmutableArray<Band> HaiPhong =
    [
        new(Rating.XS, 90, BandBoundary.Open), new(Rating.TOT, 80, BandBoundary.Open),
        new(Rating.HT, 50, BandBoundary.Closed), new(Rating.KHT, 0, BandBoundary.Closed),
    ];

    [Theory]
    [InlineData("100", Rating.XS)]
    [InlineData("90", Rating.XS)]
    [InlineData("89.9999", Rating.TOT)]
    [InlineData("70", Rating.TOT)]
    [InlineData("69.9999", Rating.HT)]
    [InlineData("50", Rating.HT)]
    [InlineData("49.9999", Rating.KHT)]
    [InlineData("0", Rating.KHT)]
    public void D335_bands_are_closed_below(string score, Rating rating) => D335.RatingOf(FractionText.Parse(score)).ShouldBe(rating);

    [Theory]
    [InlineData("90", Rating.TOT)]
    [InlineData("90.0001", Rating.XS)]
    [InlineData("80", Rating.HT)]
    [InlineData("80.01", Rating.TOT)]
    [InlineData("50", Rating.HT)]
    public void A_province_may_open_its_bounds(string score, Rating rating) => HaiPhong.RatingOf(FractionText.Parse(score)).ShouldBe(rating);

    // domain.md §3.2: scores that stand exactly on a bound. Fractions are right every time; decimal is not, which is why we use none.
    [Fact]
    public void Every_score_that_is_exactly_on_a_bound_belongs_to_the_upper_band()
    {
        int vectors = 0, wrongInDecimal = 0;
        foreach (var (bound, rating) in new[] { (90, Rating.XS), (70, Rating.TOT), (50, Rating.HT) })
            for (var units = 1; units <= 140; units++)
                for (var done = 0; done <= units; done++)
                {
                    Fraction share = new(done, units), general = bound - (share * 70);
                    if (BigInteger.GreatestCommonDivisor(done, units) != 1 || general < 0 || general > 30)
                        continue;
                    vectors++;

                    D335.RatingOf(general + (TaskFormula.StaffShare(new TaskMeasure.Known(share, share, share)) * 70)).ShouldBe(rating);
                    D335.RatingOf(general + (share * 70) - new Fraction(1, 1_000_000_000)).ShouldNotBe(rating);
                    var a = (decimal)done / units;
                    if (((a + a + a) / 3 * 70) + ((decimal)general.Numerator / (decimal)general.Denominator) < bound)
                        wrongInDecimal++;
                }

        vectors.ShouldBeGreaterThan(403);
        wrongInDecimal.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Decimal_would_put_four_sevenths_below_the_bound()
    {
        var a = 4m / 7;

        (((a + a + a) / 3 * 70) + 30).ShouldBeLessThan(70m);
        D335.RatingOf(30 + (new Fraction(4, 7) * 70)).ShouldBe(Rating.TOT);
    }

    [Theory]
    [InlineData("80.5", "80,5")]
    [InlineData("1079/12", "89,92")]
    [InlineData("89.996", "89,996")]
    [InlineData("89.99999", "89,99999")]
    [InlineData("90", "90")]
    [InlineData("69.999", "69,999")]
    public void Paper_never_shows_the_bound_to_someone_below_it(string score, string paper) =>
        D335.Paper(FractionText.Parse(score), Vietnamese).ShouldBe(paper);

    [Theory]
    [InlineData("95", true, 30, 0, Rating.XS, false)]
    [InlineData("95", true, 20, 0, Rating.TOT, true)]
    [InlineData("95", true, 30, 10, Rating.HT, true)]
    [InlineData("72", true, 0, 5, Rating.HT, true)]
    [InlineData("72", true, 0, 0, Rating.TOT, false)]
    [InlineData("60", true, 0, 20, Rating.HT, false)]
    [InlineData("60", true, 0, 21, Rating.KHT, true)]
    [InlineData("60", false, 0, 0, Rating.KHT, true)]
    [InlineData("40", false, 0, 90, Rating.KHT, false)]
    public void Under_conditions_the_next_level_that_holds_is_proposed_and_the_gap_is_flagged(
        string score, bool allDone, int beyondPercent, int latePercent, Rating proposed, bool noLevelFits)
    {
        // R366 for persons, domain.md §3.3.
        RatingCondition[] conditions =
        [
            new(Rating.XS, ConditionTest.AllTasksDone), new(Rating.XS, ConditionTest.BeyondAtLeast, new Fraction(3, 10)),
            new(Rating.XS, ConditionTest.AllOnTime), new(Rating.XS, ConditionTest.OldFaultsFixed),
            new(Rating.TOT, ConditionTest.AllTasksDone), new(Rating.TOT, ConditionTest.AllOnTime),
            new(Rating.HT, ConditionTest.AllTasksDone), new(Rating.HT, ConditionTest.LateAtMost, new Fraction(1, 5)),
        ];
        var facts = new ConditionFacts(allDone, new Fraction(beyondPercent, 100), new Fraction(latePercent, 100), OldFaultsFixed: true);

        var result = ConditionedRating.Of(D335, conditions, FractionText.Parse(score), facts);

        result.Proposed.ShouldBe(proposed);
        result.NoLevelFits.ShouldBe(noLevelFits);
        result.Unmet.IsEmpty.ShouldBe(!noLevelFits);
    }

    [Theory]
    [InlineData(ConditionTest.OldFaultsFixed)]
    [InlineData(ConditionTest.NoSubordinateNotCompleted)]
    [InlineData(ConditionTest.NoMemberDisciplined)]
    public void Each_yes_or_no_condition_is_looked_at(ConditionTest test)
    {
        var all = new ConditionFacts(true, 1, 0, true);
        var none = new ConditionFacts(true, 1, 0, false, false, false);

        new RatingCondition(Rating.XS, test).IsMetBy(all).ShouldBeTrue();
        new RatingCondition(Rating.XS, test).IsMetBy(none).ShouldBeFalse();
    }
}
