using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Meetings;

/// <summary>An opinion given in writing before the meeting by someone convoked (large agencies: unit heads; domain.md §2.2, step 2).</summary>
public sealed class WrittenOpinion
{
    private WrittenOpinion()
    {
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>About which case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Gives an opinion.</summary>
    public static WrittenOpinion Give(Guid meetingId, Guid caseId, Guid authorId, string text, DateTimeOffset now) =>
        new() { MeetingId = meetingId, CaseId = caseId, AuthorId = authorId, Text = text, At = now };

    /// <summary>Replaces the text until the minutes are adopted.</summary>
    public void Replace(string text, DateTimeOffset now) => (Text, At) = (text, now);
}

internal sealed class WrittenOpinionConfiguration : IEntityTypeConfiguration<WrittenOpinion>
{
    public void Configure(EntityTypeBuilder<WrittenOpinion> opinion)
    {
        opinion.ToTable("meeting_opinions");
        opinion.HasKey(o => new { o.MeetingId, o.CaseId, o.AuthorId });
        opinion.Property(o => o.Text).HasMaxLength(MeetingLimits.CaseText);
    }
}
