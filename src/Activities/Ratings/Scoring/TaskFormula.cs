using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>
/// The task part under D335 (domain.md §3.2). a = completed / assigned units; b = the same less a deduction for each failed
/// review; c = the same less a deduction for each late event. Staff: (a + b + c) / 3. Leaders: (a + b + c + d + đ + e) / 6.
/// </summary>
/// <param name="FailedReviewDeduction">Share of a product's quality points lost for each failed review, 0 to 1 (25 %).</param>
/// <param name="LateDeduction">Share of a product's progress points lost for each late event, 0 to 1 (25 %).</param>
/// <param name="CapAtFull">Whether a, b and c stop at 100 % when added work would lift them above (not stated in the decree).</param>
/// <param name="LeaderPartial">What d, đ and e are worth when not fully met, 0 to 1 (50 %).</param>
public sealed record TaskFormula(Fraction FailedReviewDeduction, Fraction LateDeduction, bool CapAtFull, Fraction LeaderPartial)
{
    /// <summary>Measures a, b and c. With nothing assigned there is nothing to divide by: that is an answer, not an error.</summary>
    public TaskMeasure Measure(IReadOnlyCollection<Product> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        var assigned = Sum(products, product => product.Denominator);
        if (assigned == Fraction.Zero)
            return new TaskMeasure.InsufficientData(Sentence.Of("Chưa đủ dữ liệu: kỳ này chưa có sản phẩm, công việc nào được giao."));
        return new TaskMeasure.Known(
            Ratio(Sum(products, product => product.Done), assigned),
            Ratio(Sum(products, product => product.Done * Kept(FailedReviewDeduction, product.CountedFailedReviews)), assigned),
            Ratio(Sum(products, product => product.Done * Kept(LateDeduction, product.CountedLateEvents)), assigned));
    }

    /// <summary>The task share of someone who leads nobody: (a + b + c) / 3.</summary>
    public static Fraction StaffShare(TaskMeasure.Known measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return (measure.Quantity + measure.Quality + measure.Progress) / 3;
    }

    /// <summary>The task share of a leader: (a + b + c + d + đ + e) / 6.</summary>
    public Fraction LeaderShare(TaskMeasure.Known measure, LeaderMarks marks)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(marks);
        return (measure.Quantity + measure.Quality + measure.Progress
            + Mark(marks.UnitResult) + Mark(marks.Organising) + Mark(marks.Unity)) / 6;
    }

    private Fraction Mark(bool full) => full ? Fraction.One : LeaderPartial;

    private Fraction Ratio(Fraction done, Fraction assigned) => CapAtFull ? Fraction.Min(Fraction.One, done / assigned) : done / assigned;

    // Four failed reviews at 25 % leave nothing; a fifth does not take from other products.
    private static Fraction Kept(Fraction deduction, int times) => Fraction.Max(Fraction.Zero, Fraction.One - (deduction * times));

    private static Fraction Sum(IReadOnlyCollection<Product> products, Func<Product, Fraction> value) =>
        products.Aggregate(Fraction.Zero, (sum, product) => sum + value(product));
}

/// <summary>What the products of a period come to.</summary>
public abstract record TaskMeasure
{
    private TaskMeasure()
    {
    }

    /// <summary>The three ratios a, b and c.</summary>
    public sealed record Known(Fraction Quantity, Fraction Quality, Fraction Progress) : TaskMeasure;

    /// <summary>Nothing was assigned, so no ratio exists.</summary>
    public sealed record InsufficientData(Sentence Reason) : TaskMeasure;
}

/// <summary>The three marks of a leader, each full or partial (domain.md §3.2: d, đ, e).</summary>
/// <param name="UnitResult">d: every subordinate scores HT or better.</param>
/// <param name="Organising">đ: the unit's work was organised.</param>
/// <param name="Unity">e: the unit kept its unity.</param>
public sealed record LeaderMarks(bool UnitResult, bool Organising, bool Unity)
{
    /// <summary>d: full when no subordinate is KHT; people who are not rated do not count.</summary>
    public static bool UnitResultOf(IEnumerable<Rating> subordinates) => !subordinates.Contains(Rating.KHT);
}
