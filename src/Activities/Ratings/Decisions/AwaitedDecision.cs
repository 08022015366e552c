using System.Globalization;
using CanBo.Activities.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>A case that waits, or waited, on a decider's list.</summary>
public sealed class AwaitedDecision
{
    private AwaitedDecision()
    {
    }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Who decides.</summary>
    public Guid DeciderId { get; private set; }

    /// <summary>Which list of that decider: deciding unit and position group.</summary>
    public string ListKey { get; private set; } = "";

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Whether it still waits.</summary>
    public AwaitedStatus Status { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>The key of a case's list.</summary>
    public static string KeyOf(Guid deciderUnitId, string positionGroup) => string.Create(CultureInfo.InvariantCulture, $"{deciderUnitId:N}:{positionGroup}");

    /// <summary>A case comes to a list.</summary>
    public static AwaitedDecision Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new AwaitedDecision { CaseId = @case.Id, CampaignId = @case.CampaignId };
    }

    /// <summary>Waits.</summary>
    public void Wait(Guid deciderId, string listKey, Guid instanceId, int execution, DateTimeOffset now) =>
        (DeciderId, ListKey, InstanceId, Execution, Status, ArrivedAt) = (deciderId, listKey, instanceId, execution, AwaitedStatus.Waiting, now);

    /// <summary>No longer waits.</summary>
    public void Leave(AwaitedStatus how) => Status = how;
}

/// <summary>Whether a case still waits on its list.</summary>
public enum AwaitedStatus
{
    /// <summary>Waits.</summary>
    Waiting,

    /// <summary>Was decided.</summary>
    Decided,

    /// <summary>Went on without: the deadline passed.</summary>
    Overdue,

    /// <summary>The case was withdrawn from the step.</summary>
    Withdrawn,
}

internal sealed class AwaitedDecisionConfiguration : IEntityTypeConfiguration<AwaitedDecision>
{
    public void Configure(EntityTypeBuilder<AwaitedDecision> awaited)
    {
        awaited.ToTable("awaited_decisions");
        awaited.HasKey(a => a.CaseId);
        awaited.Property(a => a.CaseId).ValueGeneratedNever();
        awaited.Property(a => a.ListKey).HasMaxLength(120);
        awaited.HasIndex(a => new { a.CampaignId, a.DeciderId, a.ListKey, a.Status });
    }
}
