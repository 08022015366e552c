using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Tests.Ratings;

/// <summary>The test vectors of domain.md §3.2, on the package as it ships.</summary>
public sealed class D335ScoreTests
{
    private static readonly ScoreScheme Scheme = RulePackageJson.Shipped("D335").Score;

    [Theory]
    [InlineData("1", "1", "1", "30", "100", Rating.XS)]
    [InlineData("1", "0.75", "0.5", "28", "80.5", Rating.TOT)]
    [InlineData("0.2", "0.2", "0.2", "30", "44", Rating.KHT)]
    [InlineData("4/7", "4/7", "4/7", "30", "70", Rating.TOT)]
    [InlineData("4/7", "4/7", "4/7", "10", "50", Rating.HT)]
    public void Staff(string a, string b, string c, string general, string total, Rating rating)
    {
        var measure = new TaskMeasure.Known(FractionText.Parse(a), FractionText.Parse(b), FractionText.Parse(c));

        var score = Scheme.Score(FractionText.Parse(general), TaskFormula.StaffShare(measure));

        score.Total.ShouldBe(FractionText.Parse(total));
        Scheme.RatingOf(score.Total).ShouldBe(rating);
    }

    [Theory]
    [InlineData("1", false, true, true, "29", "559/6", "93.17", Rating.XS)]
    [InlineData("0.8", false, false, false, "24", "139/2", "69.5", Rating.HT)]
    [InlineData("1", true, true, true, "20", "90", "90", Rating.XS)]
    public void Leaders(string abc, bool unit, bool organising, bool unity, string general, string total, string paper, Rating rating)
    {
        var each = FractionText.Parse(abc);
        var marks = new LeaderMarks(unit, organising, unity);

        var score = Scheme.Score(FractionText.Parse(general), Scheme.Task.LeaderShare(new TaskMeasure.Known(each, each, each), marks));

        score.Total.ShouldBe(FractionText.Parse(total));
        score.Total.ToTwoDecimals().ShouldBe(decimal.Parse(paper, CultureInfo.InvariantCulture));
        Scheme.RatingOf(score.Total).ShouldBe(rating);
    }

    [Fact]
    public void A_failed_review_and_two_late_events_cost_their_own_products_only()
    {
        Product[] products =
        [
            Done("report", 4) with { FailedReviews = 1 },
            Done("survey", 2) with { LateEvents = 2 },
            Done("letters", 4),
        ];

        var measure = Scheme.Task.Measure(products).ShouldBeOfType<TaskMeasure.Known>();

        measure.ShouldBe(new TaskMeasure.Known(Fraction.One, new Fraction(9, 10), new Fraction(9, 10)));
        Scheme.Score(27, TaskFormula.StaffShare(measure)).Total.ToTwoDecimals().ShouldBe(92.33m);
    }

    [Fact]
    public void Objective_causes_that_were_confirmed_cost_nothing()
    {
        var excused = Done("report", 4) with { FailedReviews = 1, ExcusedReviews = 1, LateEvents = 3, ExcusedLateEvents = 2 };

        var measure = Scheme.Task.Measure([excused]).ShouldBeOfType<TaskMeasure.Known>();

        measure.ShouldBe(new TaskMeasure.Known(Fraction.One, Fraction.One, new Fraction(3, 4)));
    }

    [Fact]
    public void More_than_four_deductions_leave_nothing_and_take_from_nobody_else()
    {
        Product[] products = [Done("report", 5) with { FailedReviews = 7 }, Done("survey", 5)];

        Scheme.Task.Measure(products).ShouldBeOfType<TaskMeasure.Known>().Quality.ShouldBe(new Fraction(1, 2));
    }

    [Fact]
    public void A_refused_task_stays_below_the_line()
    {
        Product[] products = [Done("report", 5), new("survey", ProductOrigin.Refused, 5, 0)];

        Scheme.Task.Measure(products).ShouldBeOfType<TaskMeasure.Known>().Quantity.ShouldBe(new Fraction(1, 2));
    }

    [Fact]
    public void Added_work_counts_above_the_line_and_stops_at_the_whole_only_if_the_package_says_so()
    {
        Product[] products = [Done("report", 4), new("urgent", ProductOrigin.Added, 0, 2)];

        Scheme.Task.Measure(products).ShouldBeOfType<TaskMeasure.Known>().Quantity.ShouldBe(Fraction.One);
        (Scheme.Task with { CapAtFull = false }).Measure(products).ShouldBeOfType<TaskMeasure.Known>().Quantity.ShouldBe(new Fraction(3, 2));
    }

    [Fact]
    public void Added_work_makes_up_for_what_was_not_done()
    {
        Product[] products = [new("report", ProductOrigin.Assigned, 4, 2), new("urgent", ProductOrigin.Added, 0, 1)];

        Scheme.Task.Measure(products).ShouldBeOfType<TaskMeasure.Known>().Quantity.ShouldBe(new Fraction(3, 4));
    }

    [Fact]
    public void A_withdrawn_task_counts_on_neither_side()
    {
        Product[] products = [Done("report", 4), new("moved", ProductOrigin.Withdrawn, 6, 3)];

        Scheme.Task.Measure(products).ShouldBe(new TaskMeasure.Known(Fraction.One, Fraction.One, Fraction.One));
    }

    [Fact]
    public void Nothing_assigned_is_an_answer_and_not_an_error()
    {
        Scheme.Task.Measure([]).ShouldBeOfType<TaskMeasure.InsufficientData>();
        Scheme.Task.Measure([new("urgent", ProductOrigin.Added, 0, 2)]).ShouldBeOfType<TaskMeasure.InsufficientData>()
            .Reason.InVietnamese.ShouldStartWith("Chưa đủ dữ liệu");
    }

    [Theory]
    [InlineData(true, Rating.XS, Rating.HT)]
    [InlineData(true, Rating.TOT, Rating.KXL)]
    [InlineData(false, Rating.XS, Rating.KHT)]
    public void A_leaders_unit_mark_is_full_unless_someone_is_not_completed(bool full, Rating first, Rating second) =>
        LeaderMarks.UnitResultOf([first, second]).ShouldBe(full);

    [Fact]
    public void A_product_that_cannot_be_names_the_field_to_mend()
    {
        var wrong = new Product("report", ProductOrigin.Refused, -1, 2, FailedReviews: 1, ExcusedReviews: 2);

        wrong.Check().Select(error => error.Field).ShouldBe(["assigned", "completed", "excusedReviews"]);
        Done("report", 4).Check().ShouldBeEmpty();
    }

    [Fact]
    public void Eleven_times_ninety_and_one_eighty_nine_is_good_and_not_excellent()
    {
        var months = Enumerable.Range(1, 12).Select(month => new PeriodEntry.Scored(month, month == 7 ? 89 : 90)).ToList();

        var year = YearScore.Of(months, 1, 12).ShouldBeOfType<YearScore.Known>();

        year.Mean.ShouldBe(new Fraction(1079, 12));
        Scheme.RatingOf(year.Mean).ShouldBe(Rating.TOT);
        Scheme.Bands.Paper(year.Mean, CultureInfo.GetCultureInfo("vi-VN")).ShouldBe("89,92");
    }

    private static Product Done(string code, int units) => new(code, ProductOrigin.Assigned, units, units);
}
