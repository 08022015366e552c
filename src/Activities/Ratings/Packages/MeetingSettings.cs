namespace CanBo.Activities.Ratings.Packages;

/// <summary>How conferences are held (H43 §2; R366 Art. 7(3)).</summary>
/// <param name="DraftRequired">The drafts are with the participants <see cref="DeadlineSettings.DraftDays"/> working days before the conference, or its minutes are not adopted.</param>
/// <param name="MergedAllowed">One conference serves two bodies that the very same people form.</param>
public sealed record MeetingSettings(bool DraftRequired, bool MergedAllowed)
{
    /// <summary>What applies where a package says nothing.</summary>
    public static MeetingSettings None { get; } = new(DraftRequired: false, MergedAllowed: false);
}
