using CanBo.Activities.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Monthly;

/// <summary>A person's confirmed total of one month (D335 Mẫu 01), as an organiser brought it in; Mẫu 02 takes twelve of them (domain.md §3.2, §5.5).</summary>
public sealed class MonthlyTotal
{
    private MonthlyTotal()
    {
    }

    /// <summary>The year it belongs to.</summary>
    public int Year { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>1 to 12.</summary>
    public int Month { get; private set; }

    /// <summary>The exact total as text; null for a month not worked.</summary>
    public string? Exact { get; private set; }

    /// <summary>The sheet's note; why the month was not worked.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The import it came with last.</summary>
    public Guid ImportId { get; private set; }

    /// <summary>0 to 100; null for a month not worked.</summary>
    public Fraction? Total => Exact is null ? null : FractionText.Parse(Exact);

    /// <summary>Brings a total in.</summary>
    public static MonthlyTotal Of(int year, MonthlyChange change, Guid importId)
    {
        ArgumentNullException.ThrowIfNull(change);
        var total = new MonthlyTotal { Year = year, PersonId = change.PersonId, Month = change.Month };
        total.Replace(change, importId);
        return total;
    }

    /// <summary>A later file says otherwise.</summary>
    public void Replace(MonthlyChange change, Guid importId)
    {
        ArgumentNullException.ThrowIfNull(change);
        (Exact, Note, ImportId) = (change.Total?.ToString(), change.Note, importId);
    }
}

internal sealed class MonthlyTotalConfiguration : IEntityTypeConfiguration<MonthlyTotal>
{
    public void Configure(EntityTypeBuilder<MonthlyTotal> total)
    {
        total.ToTable("monthly_totals");
        total.HasKey(t => new { t.Year, t.PersonId, t.Month });
        total.Property(t => t.Exact).HasMaxLength(60);
        total.Property(t => t.Note).HasMaxLength(MonthlyTotals.NoteLength);
        total.Ignore(t => t.Total);
    }
}
