using CanBo.Activities.Ratings;

namespace CanBo.Host.Design;

/// <summary>How ratings look: the class that carries the colour.</summary>
public static class RatingMarks
{
    /// <summary>The style class of a rating.</summary>
    public static string Class(Rating rating) => rating switch
    {
        Rating.XS => "xs",
        Rating.TOT => "tot",
        Rating.HT => "ht",
        Rating.KHT => "kht",
        _ => "kxl",
    };
}
