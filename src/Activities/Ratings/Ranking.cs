using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>How close the last seat was. Two decimals may look equal where the scores are not.</summary>
public static class Ranking
{
    /// <summary>
    /// What to say beside the two people on either side of the last seat, or null when they are not close: less than
    /// <paramref name="close"/> points apart.
    /// </summary>
    public static (Sentence Above, Sentence Below)? Edge(Fraction lastSeated, Fraction firstUnseated, Fraction close)
    {
        var gap = lastSeated - firstUnseated;
        if (gap <= Fraction.Zero || gap >= close)
            return null;
        // A gap that rounds to nothing is still a gap: show as many decimals as it takes.
        var decimals = Enumerable.Range(2, 18).First(places => places == 19 || gap.ToDecimal(places) > 0);
        var text = gap.ToText(CultureInfo.GetCultureInfo("vi-VN"), decimals);
        return (Sentence.Of("Sát vạch: hơn người kế {0} điểm", text), Sentence.Of("Sát vạch: kém {0} điểm", text));
    }
}
