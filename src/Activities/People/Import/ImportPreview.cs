namespace CanBo.Activities.People.Import;

/// <summary>A file that was looked at, and what it would do.</summary>
/// <param name="Token">Carries the preview out.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Status">Whether it is still to be written.</param>
/// <param name="IsStale">The data changed since: the plan shown is as of now, and must be confirmed by a new preview.</param>
/// <param name="Plan">What it would do; null once it is written.</param>
public sealed record ImportPreview(Guid Token, string FileName, ImportStatus Status, bool IsStale, ImportPlan? Plan);

/// <summary>What an import did.</summary>
/// <param name="Id">To undo it.</param>
/// <param name="Kind">Which file.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Status">Committed or undone.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many changed.</param>
/// <param name="Unchanged">How many stayed as they were.</param>
/// <param name="Skipped">Rows left out because of errors.</param>
/// <param name="CreatedAt">When the file was uploaded, business time.</param>
/// <param name="CommittedAt">When it was written, business time.</param>
public sealed record ImportResult(
    Guid Id, ImportKind Kind, string FileName, ImportStatus Status, int Added, int Changed, int Unchanged, int Skipped, DateTimeOffset CreatedAt, DateTimeOffset? CommittedAt)
{
    internal static ImportResult Of(ImportBatch batch) => new(
        batch.Id, batch.Kind, batch.FileName, batch.Status, batch.Added, batch.Changed, batch.Unchanged, batch.Skipped, batch.CreatedAt, batch.CommittedAt);
}
