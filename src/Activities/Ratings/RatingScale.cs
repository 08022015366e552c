using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>Order, codes and names of the ratings.</summary>
public static class RatingScale
{
    /// <summary>The four ratings, best first.</summary>
    public static ImmutableArray<Rating> Levels { get; } = [Rating.XS, Rating.TOT, Rating.HT, Rating.KHT];

    /// <summary>The four ratings, best first, then "not rated": the order of every table.</summary>
    public static ImmutableArray<Rating> All { get; } = [.. Levels, Rating.KXL];

    /// <summary>Whether this is one of the four levels, not "not rated".</summary>
    public static bool IsLevel(this Rating rating) => rating is >= Rating.XS and <= Rating.KHT;

    /// <summary>Whether <paramref name="rating"/> stands above <paramref name="other"/>. "Not rated" stands nowhere: always false.</summary>
    public static bool IsAbove(this Rating rating, Rating other) => rating.IsLevel() && other.IsLevel() && rating < other;

    /// <summary>The lower of two levels.</summary>
    /// <exception cref="ArgumentException">One of them is "not rated", which is no level.</exception>
    public static Rating LowerOf(Rating left, Rating right) => left.IsLevel() && right.IsLevel()
        ? (Rating)Math.Max((int)left, (int)right)
        : throw new ArgumentException("\"Not rated\" is not a level and has no order.");

    /// <summary>The official name, to be said with <see cref="Localizer"/>.</summary>
    public static Sentence Name(this Rating rating) => rating switch
    {
        Rating.XS => Sentence.Of("Hoàn thành xuất sắc nhiệm vụ"),
        Rating.TOT => Sentence.Of("Hoàn thành tốt nhiệm vụ"),
        Rating.HT => Sentence.Of("Hoàn thành nhiệm vụ"),
        Rating.KHT => Sentence.Of("Không hoàn thành nhiệm vụ"),
        Rating.KXL => Sentence.Of("Không xếp loại"),
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "No such rating."),
    };

    /// <summary>The short name for table heads and chips.</summary>
    public static Sentence ShortName(this Rating rating) => rating switch
    {
        Rating.XS => Sentence.Of("Xuất sắc"),
        Rating.TOT => Sentence.Of("Tốt"),
        Rating.HT => Sentence.Of("Hoàn thành"),
        Rating.KHT => Sentence.Of("Không hoàn thành"),
        Rating.KXL => Sentence.Of("Không xếp loại"),
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "No such rating."),
    };

    /// <summary>The official name as a value for another sentence; it is translated with that sentence.</summary>
    public static string Term(this Rating rating) => Sentence.Term(rating.Name().Vietnamese);

    /// <summary>Reads a code (XS, TOT, HT, KHT, KXL), in upper or lower case.</summary>
    public static bool TryParseCode([NotNullWhen(true)] string? code, out Rating rating) =>
        Enum.TryParse(code?.Trim(), ignoreCase: true, out rating) && Enum.IsDefined(rating) && char.IsAsciiLetter(code!.Trim()[0]);
}
