using CanBo.Activities.Ratings;

namespace CanBo.Activities.Campaigns.History;

/// <summary>One person's rating of an earlier year.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="PersonId">Whom.</param>
/// <param name="PersonCode">The code in the file.</param>
/// <param name="Rating">The rating then in force.</param>
/// <param name="PositionGroup">The position group then; null for the group of the post known here.</param>
internal sealed record PastRow(int Line, Guid PersonId, string PersonCode, Rating Rating, string? PositionGroup);
