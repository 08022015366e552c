using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Meetings;

/// <summary>A line of the attendance list.</summary>
public sealed class MeetingAttendance
{
    private MeetingAttendance()
    {
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>Who was convoked.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whether they came.</summary>
    public Presence Presence { get; private set; }

    /// <summary>Convokes a person; present until the secretary says otherwise.</summary>
    public static MeetingAttendance Convoke(Guid meetingId, Guid personId) => new() { MeetingId = meetingId, PersonId = personId, Presence = Presence.Present };

    /// <summary>Notes whether they came.</summary>
    public void Note(Presence presence) => Presence = presence;
}

/// <summary>Whether a convoked person came.</summary>
public enum Presence
{
    /// <summary>Có mặt.</summary>
    Present,

    /// <summary>Vắng có lý do.</summary>
    AbsentWithLeave,

    /// <summary>Vắng không lý do.</summary>
    AbsentWithoutLeave,
}

internal sealed class MeetingAttendanceConfiguration : IEntityTypeConfiguration<MeetingAttendance>
{
    public void Configure(EntityTypeBuilder<MeetingAttendance> attendance)
    {
        attendance.ToTable("meeting_attendance");
        attendance.HasKey(a => new { a.MeetingId, a.PersonId });
        attendance.HasIndex(a => a.PersonId);
    }
}
