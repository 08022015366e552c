using CanBo.Activities.Ratings;

namespace CanBo.Host.Design;

/// <summary>How many got which rating, with the year before where there is one. Shares are reckoned from these counts.</summary>
/// <param name="Label">Name of the column, such as "2026".</param>
/// <param name="Counts">The counts.</param>
/// <param name="EarlierLabel">Name of the column before, such as "2025".</param>
/// <param name="Earlier">The counts before.</param>
public sealed record DistributionView(string Label, RatingCounts Counts, string? EarlierLabel = null, RatingCounts? Earlier = null);
