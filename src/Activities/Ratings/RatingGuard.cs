using System.Collections.Immutable;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>Whether a rating may become final: hard rules, the overrides that set them aside, and the unit's rating for its head.</summary>
public static class RatingGuard
{
    /// <summary>
    /// Every reason why <paramref name="rating"/> may not become final; none when it may. A flag that is not set aside by a
    /// complete and permitted override limits the rating to its ceiling: a disciplined person is never above KHT.
    /// </summary>
    public static ImmutableArray<Sentence> Problems(Rating rating, IEnumerable<HardRuleFlag> flags, IReadOnlyCollection<HardRuleOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(flags);
        ArgumentNullException.ThrowIfNull(overrides);
        return [.. flags.Where(flag => Exceeds(rating, flag.Ceiling) && !IsSetAside(flag, overrides)).Select(flag => Refusal(flag, overrides))];
    }

    /// <summary>
    /// The rating a score stands for once the flags are applied: the lowest ceiling, and "not rated" when a flag says so.
    /// This is the proposal the authority starts from.
    /// </summary>
    public static Rating Limit(Rating byScore, IEnumerable<HardRuleFlag> flags, IReadOnlyCollection<HardRuleOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(flags);
        return flags.Where(flag => !IsSetAside(flag, overrides)).Select(flag => flag.Ceiling)
            .Aggregate(byScore, (limit, ceiling) => !limit.IsLevel() || !ceiling.IsLevel() ? Rating.KXL : RatingScale.LowerOf(limit, ceiling));
    }

    private static bool Exceeds(Rating rating, Rating ceiling) => ceiling.IsLevel() ? rating.IsAbove(ceiling) : rating.IsLevel();

    private static bool IsSetAside(HardRuleFlag flag, IReadOnlyCollection<HardRuleOverride> overrides) =>
        flag.OverridePermitted && overrides.Any(o => o.Code == flag.Code && o.IsComplete);

    private static Sentence Refusal(HardRuleFlag flag, IReadOnlyCollection<HardRuleOverride> overrides)
    {
        if (!flag.OverridePermitted)
            return Sentence.Of("Mức cao nhất là {0} ({1}). Quy định này không có ngoại lệ.", flag.Ceiling.Term(), flag.Article);
        return overrides.Any(o => o.Code == flag.Code)
            ? Sentence.Of("Ghi tên người có thẩm quyền và lý do khi không áp dụng {0}.", flag.Article)
            : Sentence.Of("Mức cao nhất là {0} ({1}). Muốn cao hơn, người có thẩm quyền ghi lý do.", flag.Ceiling.Term(), flag.Article);
    }
}
