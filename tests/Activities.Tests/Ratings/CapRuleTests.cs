using CanBo.Activities.Ratings;

namespace CanBo.Activities.Tests.Ratings;

public sealed class CapRuleTests
{
    private static readonly CapRule Incl20 = new(CapBase.INCL, new Fraction(1, 5));
    private static readonly CapRule All20 = new(CapBase.ALL, new Fraction(1, 5));
    private static readonly CapRule Excl25 = new(CapBase.EXCL, new Fraction(1, 4));

    public static TheoryData<int, string, bool, int> HongNgu => new()
    {
        { 2018, "EXCL-20", false, 18 }, { 2018, "INCL-20", true, 22 }, { 2018, "ALL-20", true, 22 }, { 2018, "EXCL-25", true, 22 },
        { 2019, "EXCL-20", false, 14 }, { 2019, "INCL-20", false, 17 }, { 2019, "ALL-20", false, 18 }, { 2019, "EXCL-25", false, 17 },
        { 2020, "EXCL-20", false, 11 }, { 2020, "INCL-20", true, 14 }, { 2020, "ALL-20", true, 14 }, { 2020, "EXCL-25", true, 14 },
        { 2021, "EXCL-20", true, 16 }, { 2021, "INCL-20", true, 19 }, { 2021, "ALL-20", true, 19 }, { 2021, "EXCL-25", true, 19 },
    };

    // domain.md §3.5: the four published years against four readings of the cap.
    [Theory]
    [MemberData(nameof(HongNgu))]
    public void The_sixteen_verdicts_on_Hong_Ngu(int year, string rule, bool within, int most)
    {
        var counts = Year(year);
        var cap = Named(rule);

        cap.IsWithin(counts).ShouldBe(within);
        cap.MaxExcellent(counts.Pool, counts.Rated).ShouldBe(most);
    }

    [Theory]
    [InlineData(2018, 88, "88/5")]
    [InlineData(2021, 80, "16")]
    public void The_allowance_is_exact(int year, int baseCount, string allowance)
    {
        CapRule.Excl20.BaseCount(Year(year)).ShouldBe(baseCount);
        CapRule.Excl20.Allowance(Year(year)).ToString().ShouldBe(allowance);
    }

    [Fact]
    public void Exactly_on_the_cap_is_within_and_one_more_is_not()
    {
        Incl20.IsWithin(new RatingCounts(22, 88, 2, 0)).ShouldBeTrue();
        Incl20.IsWithin(new RatingCounts(23, 87, 2, 0)).ShouldBeFalse();
        Excl25.IsWithin(new RatingCounts(22, 88, 2, 0)).ShouldBeTrue();
        Excl25.IsWithin(new RatingCounts(23, 87, 2, 0)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0, 1)]
    [InlineData(6, 1, 1)]
    [InlineData(11, 1, 2)]
    [InlineData(12, 2, 2)]
    [InlineData(43, 7, 8)]
    [InlineData(60, 10, 12)]
    public void The_smallest_pool_with_a_seat_is_six_or_five(int pool, int excl20, int excl25)
    {
        CapRule.Excl20.MaxExcellent(pool).ShouldBe(excl20);
        Excl25.MaxExcellent(pool).ShouldBe(excl25);
    }

    [Fact]
    public void Twenty_five_percent_of_the_good_is_twenty_percent_of_the_good_or_better()
    {
        for (var excellent = 0; excellent <= 60; excellent++)
            for (var good = 0; good <= 200; good++)
            {
                var counts = new RatingCounts(excellent, good, 3, 1);
                Excl25.IsWithin(counts).ShouldBe(Incl20.IsWithin(counts));
            }

        for (var pool = 0; pool <= 500; pool++)
            Excl25.MaxExcellent(pool).ShouldBe(Incl20.MaxExcellent(pool));
    }

    [Theory]
    [InlineData(CapBase.EXCL)]
    [InlineData(CapBase.INCL)]
    [InlineData(CapBase.ALL)]
    [InlineData(CapBase.LINK)]
    public void The_solution_is_what_trying_every_number_gives(CapBase capBase)
    {
        foreach (var rounding in Enum.GetValues<CapRounding>())
            foreach (var rate in new Fraction[] { new(1, 5), new(1, 4), new(13, 100), new(1, 3), new(1, 1), new(2, 7) })
            {
                var rule = new CapRule(capBase, rate, rounding);
                for (var pool = 0; pool <= 60; pool++)
                    foreach (var others in new[] { 0, 1, 7, 60 })
                    {
                        var tried = Enumerable.Range(0, pool + 1).Where(x => rule.IsWithin(new RatingCounts(x, pool - x, others, 0))).Max();
                        rule.MaxExcellent(pool, pool + others).ShouldBe(tried, $"{capBase} {rate} {rounding}, pool {pool}, others {others}");
                    }
            }
    }

    [Fact]
    public void No_one_good_means_no_one_excellent_under_the_law() => CapRule.Excl20.IsWithin(new RatingCounts(1, 0, 5, 0)).ShouldBeFalse();

    [Fact]
    public void The_linked_cap_takes_the_rate_of_the_Party_members()
    {
        var linked = new CapRule(CapBase.LINK, new Fraction(3, 17));

        linked.MaxExcellent(60, 68).ShouldBe(12);
        linked.IsWithin(new RatingCounts(12, 48, 8, 0)).ShouldBeTrue();
        linked.IsWithin(new RatingCounts(13, 47, 8, 0)).ShouldBeFalse();
        new CapRule(CapBase.LINK, Fraction.Zero).MaxExcellent(60).ShouldBe(0);
    }

    [Theory]
    [InlineData("96", 16, 16)]
    [InlineData("24,24,24,24", 16, 16)]
    [InlineData("8,8,8,8,8,8,8,8,8,8,8,8", 16, 12)]
    [InlineData("12,12,12,12,12,12,12,12", 16, 16)]
    [InlineData("10,10,10,10,10,10,9,9,9,9", 16, 10)]
    [InlineData("5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,1", 16, 0)]
    public void Splitting_into_groups_loses_seats(string sizes, int whole, int split)
    {
        var groups = sizes.Split(',').Select(int.Parse).ToArray();

        var loss = QuotaSplit.Of(CapRule.Excl20, groups);

        loss.ShouldBe(new QuotaSplit(whole, split));
        loss.Lost.ShouldBe(whole - split);
    }

    [Theory]
    [InlineData(CapBase.EXCL, "0")]
    [InlineData(CapBase.ALL, "-1/5")]
    [InlineData(CapBase.INCL, "6/5")]
    public void A_rate_that_is_none_is_refused(CapBase capBase, string rate) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CapRule(capBase, FractionText.Parse(rate)));

    [Fact]
    public void Each_base_says_which_one_it_is()
    {
        var described = Enum.GetValues<CapBase>().Select(b => new CapRule(b, new Fraction(1, 5)).Describe().InVietnamese).ToList();

        described.Distinct().Count().ShouldBe(4);
        described.ShouldAllBe(text => text.Contains("20 %", StringComparison.Ordinal));
    }

    private static CapRule Named(string name) => name switch
    {
        "EXCL-20" => CapRule.Excl20,
        "INCL-20" => Incl20,
        "ALL-20" => All20,
        _ => Excl25,
    };

    private static RatingCounts Year(int year) => year switch
    {
        2018 => new(22, 88, 2, 0),
        2019 => new(20, 68, 2, 2),
        2020 => new(13, 58, 1, 2),
        _ => new(16, 80, 0, 0),
    };
}
