using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>
/// The head of a unit is not rated above the unit (D335 20(6), edge E10 of domain.md §2.6). So the unit's rating must be
/// final first; a unit that is not rated caps nobody.
/// </summary>
public static class HeadCap
{
    /// <summary>Why <paramref name="proposed"/> cannot be the head's rating, or null when it can.</summary>
    /// <param name="on">Whether the cap is in force (on for the State, off for the Party).</param>
    /// <param name="proposed">The head's rating.</param>
    /// <param name="unit">The unit's final rating, or null while it has none.</param>
    public static Sentence? Problem(bool on, Rating proposed, Rating? unit) => (on, unit) switch
    {
        (false, _) => null,
        (_, null) => Sentence.Of("Cơ quan, đơn vị chưa có mức xếp loại nên chưa quyết định mức của người đứng đầu."),
        (_, { } level) when proposed.IsAbove(level) =>
            Sentence.Of("Người đứng đầu không cao hơn đơn vị: đơn vị xếp loại {0}.", level.Term()),
        _ => null,
    };
}
