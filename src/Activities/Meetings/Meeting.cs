using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Meetings;

/// <summary>A unit's meeting about the cases that wait for it; comments go into minutes, adopted at the meeting (domain.md §2.2, step 2; §5.6).</summary>
public sealed class Meeting
{
    private Meeting()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The unit that meets.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>Where it stands.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>Who chairs.</summary>
    public Guid ChairId { get; private set; }

    /// <summary>Who writes the minutes.</summary>
    public Guid SecretaryId { get; private set; }

    /// <summary>For when it was called together with the drafts; null while it was not.</summary>
    public DateTimeOffset? CalledFor { get; private set; }

    /// <summary>When it is or was held; null while not said.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>Where.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The minutes beyond what is noted for each case.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Due at this instant; null when there is no deadline.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the minutes were adopted; nothing changes afterwards.</summary>
    public DateTimeOffset? AdoptedAt { get; private set; }

    /// <summary>Who recorded the adoption.</summary>
    public Guid? AdoptedById { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Opens a meeting.</summary>
    public static Meeting Open(Guid id, Guid campaignId, Guid unitId, Guid chairId, Guid secretaryId, DateTimeOffset now) => new()
    {
        Id = id,
        CampaignId = campaignId,
        UnitId = unitId,
        Status = MeetingStatus.Planned,
        ChairId = chairId,
        SecretaryId = secretaryId,
        OpenedAt = now,
    };

    /// <summary>Moves the due date when a later case has more time.</summary>
    public void DueBy(DateTimeOffset due) => (DueAt, Version) = (due, Version + 1);

    /// <summary>Calls it for a moment and a place.</summary>
    public void Call(DateTimeOffset calledFor, string place) => (CalledFor, Place, Version) = (calledFor, place, Version + 1);

    /// <summary>Notes time, place and minutes.</summary>
    public void Note(DateTimeOffset? heldAt, string place, string minutes) =>
        (HeldAt, Place, Minutes, Version) = (heldAt, place, minutes, Version + 1);

    /// <summary>The minutes are adopted.</summary>
    public void Adopt(Guid byId, DateTimeOffset now) =>
        (Status, HeldAt, AdoptedAt, AdoptedById, Version) = (MeetingStatus.Adopted, HeldAt ?? now, now, byId, Version + 1);

    /// <summary>A case that had left came back: the meeting is to be held after all, and what was typed is still there.</summary>
    public void PlanAgain(Guid chairId, Guid secretaryId) => (Status, ChairId, SecretaryId, Version) = (MeetingStatus.Planned, chairId, secretaryId, Version + 1);

    /// <summary>No case waits for it any more.</summary>
    public void Withdraw() => (Status, Version) = (MeetingStatus.Withdrawn, Version + 1);
}

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>To be held; the minutes are a draft.</summary>
    Planned,

    /// <summary>Held; the minutes stand.</summary>
    Adopted,

    /// <summary>Not held: no case waited any more.</summary>
    Withdrawn,
}

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings");
        meeting.HasKey(m => m.Id);
        meeting.Property(m => m.Id).ValueGeneratedNever();
        meeting.Property(m => m.Place).HasMaxLength(MeetingLimits.Place);
        meeting.Property(m => m.Version).IsConcurrencyToken();
        meeting.HasIndex(m => new { m.CampaignId, m.UnitId, m.Status });
        meeting.HasIndex(m => new { m.SecretaryId, m.Status });
        meeting.HasIndex(m => new { m.ChairId, m.Status });
    }
}
