using CanBo.Activities.People.Import;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Campaigns.History;

/// <summary>What a file of earlier ratings says.</summary>
/// <param name="Counts">People by rating, rows with errors left out.</param>
/// <param name="Errors">What must be mended before anything is entered.</param>
/// <param name="Warnings">What was seen and taken.</param>
public sealed record PastPreview(RatingCounts Counts, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportWarning> Warnings);
