using System.Globalization;
using System.Numerics;
using CanBo.Activities.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns;

/// <summary>One person's evaluation in one campaign. Runs on one workflow instance; holds what lists and statistics need.</summary>
public sealed class Case
{
    private Case()
    {
    }

    /// <summary>Made by us; also the instance's correlation id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The person evaluated (<i>người được đánh giá</i>).</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The post evaluated: where the highest post is held.</summary>
    public Guid PostId { get; private set; }

    /// <summary>The unit of that post.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The agency whose head decides; with the group it is the quota group.</summary>
    public Guid DeciderUnitId { get; private set; }

    /// <summary>Who decides, as resolved at launch; may be reassigned.</summary>
    public Guid? DeciderId { get; private set; }

    /// <summary>Position group: people compared with each other (domain.md §1.7).</summary>
    public string PositionGroup { get; private set; } = "";

    /// <summary>Head of the agency.</summary>
    public bool IsHead { get; private set; }

    /// <summary>Deputy of the head.</summary>
    public bool IsDeputy { get; private set; }

    /// <summary>The workflow instance.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>Hash of the procedure bundle the case runs on.</summary>
    public string BundleHash { get; private set; } = "";

    /// <summary>Where the case stands.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>Node id of the step the case waits in (the latest entered), for boards and filters.</summary>
    public string CurrentStep { get; private set; } = "";

    /// <summary>Since when it waits there (business time).</summary>
    public DateTimeOffset CurrentStepSince { get; private set; }

    /// <summary>The rating the person proposed for themself.</summary>
    public Rating? SelfRating { get; private set; }

    /// <summary>The rating that the score, or the appraisal, proposes.</summary>
    public Rating? ProposedRating { get; private set; }

    /// <summary>Numerator of the exact score (0–100).</summary>
    public string? ScoreNumerator { get; private set; }

    /// <summary>Denominator of the exact score.</summary>
    public string? ScoreDenominator { get; private set; }

    /// <summary>The score rounded to six decimals, for sorting only; ties are broken on the exact fraction.</summary>
    public decimal? ScoreForSorting { get; private set; }

    /// <summary>Codes of hard rules that apply (domain.md §3.4), not overridden.</summary>
    public List<string> HardFlags { get; private set; } = [];

    /// <summary>The rating in force; null until decided.</summary>
    public Rating? FinalRating { get; private set; }

    /// <summary>Met the standard of XS but there was no seat.</summary>
    public bool MetStandardWithoutSeat { get; private set; }

    /// <summary>The decision in force.</summary>
    public Guid? DecisionId { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Since when its review (<i>kiểm điểm</i>) is over, for those who wait for that (business time).</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>When the person was told in writing.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }

    /// <summary>When the rating was made public in the agency.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Opened (business time).</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Since when an incident holds the case up (business time); null while it goes its way.</summary>
    public DateTimeOffset? FaultedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Opens a case.</summary>
    public static Case Open(NewCase data, DateTimeOffset now) => new()
    {
        Id = data.Id,
        CampaignId = data.CampaignId,
        PersonId = data.PersonId,
        PostId = data.PostId,
        UnitId = data.UnitId,
        DeciderUnitId = data.DeciderUnitId,
        DeciderId = data.DeciderId,
        PositionGroup = data.PositionGroup,
        IsHead = data.IsHead,
        IsDeputy = data.IsDeputy,
        InstanceId = data.InstanceId,
        BundleHash = data.BundleHash,
        Status = CaseStatus.Open,
        OpenedAt = now,
        CurrentStepSince = now,
    };

    /// <summary>A case of an earlier year: its rating is entered, no instance runs.</summary>
    public static Case Past(NewCase data, Rating rating, DateTimeOffset decidedAt)
    {
        var past = Open(data, decidedAt);
        past.FinalRating = rating;
        past.DecidedAt = decidedAt;
        past.Status = CaseStatus.Finished;
        return past;
    }

    /// <summary>The case goes on under another version of its procedure: from now on it runs on this bundle.</summary>
    public void GoOnUnder(string bundleHash) => (BundleHash, Version) = (bundleHash, Version + 1);

    /// <summary>The exact score; null when there is none yet.</summary>
    public Fraction? Score => ScoreNumerator is null || ScoreDenominator is null ? null : new Fraction(BigInteger.Parse(ScoreNumerator, CultureInfo.InvariantCulture), BigInteger.Parse(ScoreDenominator, CultureInfo.InvariantCulture));

    /// <summary>The case entered a step.</summary>
    public void Enter(string step, DateTimeOffset now) => (CurrentStep, CurrentStepSince, Version) = (step, now, Version + 1);

    /// <summary>The person's own score and rating.</summary>
    public void SelfAssess(Fraction? score, Rating? rating)
    {
        SelfRating = rating;
        SetScore(score);
        Version++;
    }

    /// <summary>What is proposed to the decider, and the hard rules found.</summary>
    public void Propose(Rating? rating, IEnumerable<string> hardFlags)
    {
        ProposedRating = rating;
        HardFlags = [.. hardFlags];
        Version++;
    }

    /// <summary>Replaces the score (an appraisal corrected it).</summary>
    public void Rescore(Fraction? score)
    {
        SetScore(score);
        Version++;
    }

    /// <summary>The review is over.</summary>
    public void Review(DateTimeOffset now) => (ReviewedAt, Version) = (now, Version + 1);

    /// <summary>The decider's rating comes into force.</summary>
    public void Decide(Guid decisionId, Rating rating, bool metStandardWithoutSeat, DateTimeOffset now)
    {
        FinalRating = rating;
        MetStandardWithoutSeat = metStandardWithoutSeat;
        DecisionId = decisionId;
        DecidedAt = now;
        if (Status == CaseStatus.Open)
            Status = CaseStatus.Decided;
        Version++;
    }

    /// <summary>The person was told.</summary>
    public void Notify(DateTimeOffset now)
    {
        NotifiedAt = now;
        if (Status is CaseStatus.Open or CaseStatus.Decided)
            Status = CaseStatus.Notified;
        Version++;
    }

    /// <summary>The rating was made public.</summary>
    public void Publish(DateTimeOffset now)
    {
        PublishedAt = now;
        if (Status is CaseStatus.Decided or CaseStatus.Notified)
            Status = CaseStatus.Published;
        Version++;
    }

    /// <summary>The procedure came to its end.</summary>
    public void Finish() => (Status, FaultedAt, Version) = (CaseStatus.Finished, null, Version + 1);

    /// <summary>The case was called off.</summary>
    public void Cancel() => (Status, FaultedAt, Version) = (CaseStatus.Cancelled, null, Version + 1);

    /// <summary>An incident stopped the case; nobody waits for it meanwhile.</summary>
    public void Stop(DateTimeOffset now) => (FaultedAt, Version) = (now, Version + 1);

    /// <summary>The incident was settled.</summary>
    public void GoOn() => (FaultedAt, Version) = (null, Version + 1);

    /// <summary>Another person decides.</summary>
    public void DecidedBy(Guid personId) => (DeciderId, Version) = (personId, Version + 1);

    private void SetScore(Fraction? score)
    {
        ScoreNumerator = score?.Numerator.ToString(CultureInfo.InvariantCulture);
        ScoreDenominator = score?.Denominator.ToString(CultureInfo.InvariantCulture);
        ScoreForSorting = score?.ToDecimal(6);
    }
}

/// <summary>What a case is opened with.</summary>
public sealed record NewCase(Guid Id, Guid CampaignId, Guid PersonId, Guid PostId, Guid UnitId, Guid DeciderUnitId, Guid? DeciderId, string PositionGroup, bool IsHead, bool IsDeputy, Guid InstanceId, string BundleHash);

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>Under way, not decided.</summary>
    Open,

    /// <summary>A decision is in force.</summary>
    Decided,

    /// <summary>The person was told in writing.</summary>
    Notified,

    /// <summary>The rating is public.</summary>
    Published,

    /// <summary>The petition window is over and the procedure ended.</summary>
    Finished,

    /// <summary>Called off.</summary>
    Cancelled,
}

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> @case)
    {
        @case.ToTable("cases");
        @case.HasKey(c => c.Id);
        @case.Property(c => c.Id).ValueGeneratedNever();
        @case.Property(c => c.PositionGroup).HasMaxLength(60);
        @case.Property(c => c.CurrentStep).HasMaxLength(80);
        @case.Property(c => c.ScoreForSorting).HasPrecision(12, 6);
        @case.Property(c => c.Version).IsConcurrencyToken();
        @case.Ignore(c => c.Score);
        @case.HasIndex(c => new { c.CampaignId, c.PersonId }).IsUnique();
        @case.HasIndex(c => new { c.CampaignId, c.DeciderUnitId, c.PositionGroup });
        @case.HasIndex(c => new { c.CampaignId, c.CurrentStep });
        @case.HasIndex(c => new { c.CampaignId, c.UnitId });
        @case.HasIndex(c => c.PersonId);
        @case.HasIndex(c => new { c.BundleHash, c.Status });
        @case.HasIndex(c => c.InstanceId).IsUnique();
        @case.HasIndex(c => new { c.DeciderId, c.Status });
    }
}
