using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ratings;

/// <summary>One signed decision on one case. Never changed: a new decision replaces it (D335 Art. 21(3)).</summary>
public sealed class RatingDecision
{
    private RatingDecision()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The person who decided.</summary>
    public Guid DeciderId { get; private set; }

    /// <summary>The rating.</summary>
    public Rating Rating { get; private set; }

    /// <summary>What the score or the appraisal proposed at that moment.</summary>
    public Rating? Proposed { get; private set; }

    /// <summary>Compulsory when it differs from the proposal, skips a better-ranked person, overrides a hard rule or replaces a decision.</summary>
    public string? Reason { get; private set; }

    /// <summary>Met the standard of XS, no seat.</summary>
    public bool MetStandardWithoutSeat { get; private set; }

    /// <summary>Codes of hard rules overridden with the reason.</summary>
    public List<string> Overridden { get; private set; } = [];

    /// <summary>The decision this one replaces.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>Code of the list it was signed on, e.g. QD-2026-KT-02.</summary>
    public string ListCode { get; private set; } = "";

    /// <summary>Quota state when it was signed, in words and counts, for the dossier (JSON).</summary>
    public string QuotaState { get; private set; } = "{}";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Signs a decision.</summary>
    public static RatingDecision Sign(NewDecision data, DateTimeOffset now) => new()
    {
        Id = data.Id,
        CaseId = data.CaseId,
        CampaignId = data.CampaignId,
        DeciderId = data.DeciderId,
        Rating = data.Rating,
        Proposed = data.Proposed,
        Reason = data.Reason,
        MetStandardWithoutSeat = data.MetStandardWithoutSeat,
        Overridden = [.. data.Overridden],
        ReplacesId = data.ReplacesId,
        ListCode = data.ListCode,
        QuotaState = data.QuotaState,
        At = now,
    };
}

/// <summary>What a decision is signed with.</summary>
public sealed record NewDecision(Guid Id, Guid CaseId, Guid CampaignId, Guid DeciderId, Rating Rating, Rating? Proposed, string? Reason, bool MetStandardWithoutSeat, IReadOnlyCollection<string> Overridden, Guid? ReplacesId, string ListCode, string QuotaState);

internal sealed class RatingDecisionConfiguration : IEntityTypeConfiguration<RatingDecision>
{
    public void Configure(EntityTypeBuilder<RatingDecision> decision)
    {
        decision.ToTable("rating_decisions");
        decision.HasKey(d => d.Id);
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Reason).HasMaxLength(4000);
        decision.Property(d => d.ListCode).HasMaxLength(60);
        decision.HasIndex(d => new { d.CaseId, d.At });
        decision.HasIndex(d => new { d.CampaignId, d.At });
    }
}
