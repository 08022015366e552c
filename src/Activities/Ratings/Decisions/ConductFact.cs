using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>A fact about a person's year that a hard rule looks at (domain.md §3.4): a sanction, a conclusion, months at work.</summary>
public sealed class ConductFact
{
    private ConductFact()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What kind of fact.</summary>
    public ConductFactKind Kind { get; private set; }

    /// <summary>Number of the document it rests on.</summary>
    public string Document { get; private set; } = "";

    /// <summary>Day of the document.</summary>
    public DateOnly? DocumentDate { get; private set; }

    /// <summary>For a sanction: whether the breach is linked to official duty.</summary>
    public bool IsLinkedToDuty { get; private set; }

    /// <summary>For counts: months, or faults.</summary>
    public decimal? Number { get; private set; }

    /// <summary>In the organiser's words.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who recorded it, as the audit trail names them.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Taken back: recorded by mistake; the row stays.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Records a fact.</summary>
    public static ConductFact Record(Guid id, Guid campaignId, Guid personId, NewConductFact data, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ConductFact
        {
            Id = id,
            CampaignId = campaignId,
            PersonId = personId,
            Kind = data.Kind,
            Document = data.Document,
            DocumentDate = data.DocumentDate,
            IsLinkedToDuty = data.IsLinkedToDuty,
            Number = data.Number,
            Note = data.Note,
            RecordedBy = by,
            At = now,
        };
    }

    /// <summary>Takes it back.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt = now;
}

/// <summary>What is recorded.</summary>
public sealed record NewConductFact(ConductFactKind Kind, string Document = "", DateOnly? DocumentDate = null, bool IsLinkedToDuty = false, decimal? Number = null, string Note = "");

/// <summary>Facts an organiser records.</summary>
public enum ConductFactKind
{
    /// <summary>Disciplined, Party or State.</summary>
    Discipline,

    /// <summary>Concluded decline, or a breach of exemplary duty.</summary>
    ConcludedDecline,

    /// <summary>The unit in charge was handled for corruption or waste.</summary>
    UnitCorruption,

    /// <summary>Months at work in the year.</summary>
    MonthsWorked,

    /// <summary>Faults of earlier years not fixed completely.</summary>
    OldFaultsOpen,
}

internal sealed class ConductFactConfiguration : IEntityTypeConfiguration<ConductFact>
{
    public void Configure(EntityTypeBuilder<ConductFact> fact)
    {
        fact.ToTable("conduct_facts");
        fact.HasKey(f => f.Id);
        fact.Property(f => f.Id).ValueGeneratedNever();
        fact.Property(f => f.Document).HasMaxLength(120);
        fact.Property(f => f.Note).HasMaxLength(1000);
        fact.Property(f => f.Number).HasPrecision(9, 2);
        fact.Property(f => f.RecordedBy).HasMaxLength(80);
        fact.HasIndex(f => new { f.CampaignId, f.PersonId });
    }
}
