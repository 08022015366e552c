using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>The meter of one quota set: the pool, the seats, how many are taken.</summary>
/// <param name="Set">The set and its rule.</param>
/// <param name="Pool">People rated TOT or better, candidates included, whoever gets the seats.</param>
/// <param name="Rated">Everyone rated, whoever gets the seats.</param>
/// <param name="Capacity">The most XS the cap allows in this pool.</param>
/// <param name="Taken">Seats taken: decided before, and awarded by the list.</param>
public sealed record QuotaSeats(QuotaSet Set, int Pool, int Rated, int Capacity, int Taken)
{
    /// <summary>Seats left; negative when more XS stand than the cap allows.</summary>
    public int Left => Capacity - Taken;

    /// <summary>The arithmetic in one sentence: "20 % của 36 là 7,2; tối đa 7."</summary>
    public Sentence Arithmetic()
    {
        var counts = new RatingCounts(Capacity, Pool - Capacity, Rated - Pool, 0);
        var culture = CultureInfo.GetCultureInfo("vi-VN");
        return Sentence.Of("{0} % của {1} là {2}; tối đa {3}.",
            (Set.Rule.Rate * 100).ToText(culture),
            Set.Rule.BaseCount(counts).ToString(CultureInfo.InvariantCulture),
            Set.Rule.Allowance(counts).ToText(culture),
            Capacity.ToString(CultureInfo.InvariantCulture));
    }
}
