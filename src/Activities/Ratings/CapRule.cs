using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>
/// The cap on XS: at most rate × base, rounded to whole seats. Demoting one person lowers x and raises t at once, so ask
/// <see cref="MaxExcellent(int, int)"/> for the solution instead of correcting step by step.
/// </summary>
/// <param name="Base">What the share is measured against.</param>
/// <param name="Rate">The rate, above 0 and at most 1: 20 % is 1/5. Under <see cref="CapBase.LINK"/> 0 is possible.</param>
/// <param name="Rounding">How rate × base becomes whole seats.</param>
public sealed record CapRule(CapBase Base, Fraction Rate, CapRounding Rounding = CapRounding.Floor)
{
    /// <summary>20 % of those rated exactly TOT: the law in force.</summary>
    public static CapRule Excl20 { get; } = new(CapBase.EXCL, new Fraction(1, 5));

    /// <summary>The rate, above 0 and at most 1: 20 % is 1/5.</summary>
    public Fraction Rate { get; } = Fraction.Zero <= Rate && Rate <= Fraction.One && (Rate > Fraction.Zero || Base == CapBase.LINK)
        ? Rate
        : throw new ArgumentOutOfRangeException(nameof(Rate), Rate, "The rate of a cap is above 0 and at most 1.");

    /// <summary>Rate × base before rounding, such as 36/5 for 20 % of 36.</summary>
    public Fraction Allowance(RatingCounts counts) => Rate * BaseCount(counts);

    /// <summary>The number of people the rate applies to.</summary>
    public int BaseCount(RatingCounts counts) => Base switch
    {
        CapBase.EXCL => counts.TOT,
        CapBase.INCL => counts.Pool,
        _ => counts.Rated,
    };

    /// <summary>The most XS that these counts allow as they stand, the others being unchanged.</summary>
    public int Limit(RatingCounts counts) => (int)(Rounding switch
    {
        CapRounding.Nearest => Allowance(counts).Round(),
        CapRounding.Ceiling => Allowance(counts).Ceiling(),
        _ => Allowance(counts).Floor(),
    });

    /// <summary>Whether the counts keep the cap.</summary>
    public bool IsWithin(RatingCounts counts) => counts.XS <= Limit(counts);

    /// <summary>
    /// The most XS possible when <paramref name="pool"/> people deserve TOT or better and whoever gets no seat is rated TOT;
    /// <paramref name="rated"/> is everyone rated (used by ALL and LINK).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The pool is negative or larger than all who are rated.</exception>
    public int MaxExcellent(int pool, int rated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pool);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pool, rated);
        // One more XS never raises the limit, so what is allowed is a prefix of 0..pool: halve it.
        int allowed = 0, refused = pool + 1;
        while (refused - allowed > 1)
        {
            var middle = allowed + ((refused - allowed) / 2);
            if (IsWithin(new RatingCounts(middle, pool - middle, rated - pool, 0)))
                allowed = middle;
            else
                refused = middle;
        }

        return allowed;
    }

    /// <summary>The most XS possible in a pool where everyone rated is in the pool.</summary>
    public int MaxExcellent(int pool) => MaxExcellent(pool, pool);

    /// <summary>The rule in words, to stand beside every figure: which base is in force must be seen.</summary>
    public Sentence Describe()
    {
        var percent = (Rate * 100).ToText(CultureInfo.GetCultureInfo("vi-VN"));
        return Base switch
        {
            CapBase.EXCL => Sentence.Of("Xuất sắc không quá {0} % số người xếp loại Hoàn thành tốt nhiệm vụ.", percent),
            CapBase.INCL => Sentence.Of("Xuất sắc không quá {0} % số người xếp loại từ Hoàn thành tốt nhiệm vụ trở lên.", percent),
            CapBase.ALL => Sentence.Of("Xuất sắc không quá {0} % tổng số người được xếp loại.", percent),
            _ => Sentence.Of("Xuất sắc không quá tỷ lệ Xuất sắc của đảng viên ({0} %), tính trên tổng số người được xếp loại.", percent),
        };
    }
}
