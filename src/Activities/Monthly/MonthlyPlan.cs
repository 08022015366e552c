using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.People.Import;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Monthly;

/// <summary>What a file of monthly totals would do, and what is wrong with it.</summary>
/// <param name="Rows">Rows of data in the file.</param>
/// <param name="Changes">New and changed months, in the order of the file.</param>
/// <param name="Unchanged">How many are as they were.</param>
/// <param name="Errors">What must be mended, or left out.</param>
/// <param name="Warnings">What is good to know.</param>
public sealed record MonthlyPlan(int Rows, IReadOnlyList<MonthlyChange> Changes, int Unchanged, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportWarning> Warnings)
{
    /// <summary>How many months are new.</summary>
    public int Added => Changes.Count(c => c.Before is null);

    /// <summary>How many change.</summary>
    public int Changed => Changes.Count - Added;

    /// <summary>How many rows have errors; an error of the file itself counts as one.</summary>
    public int ErrorRows => Errors.Select(e => e.Line).Distinct().Count();

    /// <summary>True when the file as a whole could not be read.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The same for the same changes.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Changes.Select(c => $"{c.PersonId:N} {c.Month} {c.Before} > {c.Total} {c.Note}")))));
}

/// <summary>A month that is new or changes.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="PersonId">The person.</param>
/// <param name="PersonCode">Their code.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Total">0 to 100; null for a month not worked.</param>
/// <param name="Note">The note.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
public sealed record MonthlyChange(int Line, Guid PersonId, string PersonCode, string PersonName, int Month, Fraction? Total, string Note, MonthlyBefore? Before);

/// <summary>A month as it was imported before.</summary>
/// <param name="Total">The total; null for a month not worked.</param>
/// <param name="Note">The note.</param>
public sealed record MonthlyBefore(Fraction? Total, string Note);
