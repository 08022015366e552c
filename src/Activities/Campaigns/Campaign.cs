using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns;

/// <summary>An evaluation campaign (<i>đợt đánh giá</i>): a period, a scope, a procedure for each position group, one rule package.</summary>
public sealed class Campaign
{
    private Campaign()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>E.g. "Xếp loại chất lượng công chức năm 2026".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The year evaluated.</summary>
    public int Year { get; private set; }

    /// <summary>First day of the period evaluated.</summary>
    public DateOnly PeriodFrom { get; private set; }

    /// <summary>Last day of the period evaluated.</summary>
    public DateOnly PeriodTo { get; private set; }

    /// <summary>Where it stands.</summary>
    public CampaignStatus Status { get; private set; }

    /// <summary>Codes of the units in scope, each with everything below it; empty is the whole organisation.</summary>
    public List<string> UnitCodes { get; private set; } = [];

    /// <summary>The rule package's code, e.g. D335.</summary>
    public string RulePackageCode { get; private set; } = "";

    /// <summary>The package as it was when the campaign was made: rules that change later do not touch it.</summary>
    public string RulePackageJson { get; private set; } = "";

    /// <summary>The account that runs it.</summary>
    public Guid? OrganiserAccountId { get; private set; }

    /// <summary>Whom participants may ask, printed in every mail.</summary>
    public string ContactName { get; private set; } = "";

    /// <summary>The contact's telephone.</summary>
    public string ContactPhone { get; private set; } = "";

    /// <summary>Decisions are due by the end of this day (D335 Art. 19: before 15 December).</summary>
    public DateOnly DecideBefore { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Business time; null before the launch.</summary>
    public DateTimeOffset? LaunchedAt { get; private set; }

    /// <summary>Business time; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Raised by every change; two organisers never overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>An earlier year whose ratings were entered: it never ran here.</summary>
    public bool IsPast => Status == CampaignStatus.Closed && LaunchedAt is null;

    /// <summary>Whether a period is a year's: longer than half of one. Ratings by the month or quarter follow a person through the year and stand for no year's rating (domain.md V3).</summary>
    public static bool IsYear(DateOnly from, DateOnly to) => to > from.AddMonths(6);

    /// <summary>A draft campaign.</summary>
    public static Campaign Draft(Guid id, string name, int year, DateOnly from, DateOnly to, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        Year = year,
        PeriodFrom = from,
        PeriodTo = to,
        Status = CampaignStatus.Draft,
        CreatedAt = now,
    };

    /// <summary>Names the campaign and its period anew.</summary>
    public void Rename(string name, int year, DateOnly from, DateOnly to) => (Name, Year, PeriodFrom, PeriodTo) = (name, year, from, to);

    /// <summary>Sets what the organiser may change until the launch.</summary>
    public void Describe(IEnumerable<string> unitCodes, string rulePackageCode, string rulePackageJson, DateOnly decideBefore, Guid? organiser, string contactName, string contactPhone)
    {
        UnitCodes = [.. unitCodes];
        RulePackageCode = rulePackageCode;
        RulePackageJson = rulePackageJson;
        DecideBefore = decideBefore;
        OrganiserAccountId = organiser;
        ContactName = contactName;
        ContactPhone = contactPhone;
        Version++;
    }

    /// <summary>The launch has begun; cases are being opened in chunks.</summary>
    public void BeginLaunch(DateTimeOffset now) => (Status, LaunchedAt, Version) = (CampaignStatus.Launching, now, Version + 1);

    /// <summary>Every case is open.</summary>
    public void Run() => (Status, Version) = (CampaignStatus.Running, Version + 1);

    /// <summary>Moves the day by which decisions are due.</summary>
    public void Extend(DateOnly decideBefore) => (DecideBefore, Version) = (decideBefore, Version + 1);

    /// <summary>Closed for good: results stay, nothing changes any more.</summary>
    public void Close(DateTimeOffset now) => (Status, EndedAt, Version) = (CampaignStatus.Closed, now, Version + 1);

    /// <summary>Cancelled: no case counts.</summary>
    public void Cancel(DateTimeOffset now) => (Status, EndedAt, Version) = (CampaignStatus.Cancelled, now, Version + 1);
}

/// <summary>Where a campaign stands.</summary>
public enum CampaignStatus
{
    /// <summary>Being prepared.</summary>
    Draft,

    /// <summary>Cases are being opened.</summary>
    Launching,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Over; results stand.</summary>
    Closed,

    /// <summary>Called off.</summary>
    Cancelled,
}

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("campaigns");
        campaign.HasKey(c => c.Id);
        campaign.Property(c => c.Id).ValueGeneratedNever();
        campaign.Property(c => c.Name).HasMaxLength(200);
        campaign.Ignore(c => c.IsPast);
        campaign.Property(c => c.Version).IsConcurrencyToken();
        campaign.HasIndex(c => new { c.Year, c.Status });
    }
}
