namespace CanBo.Host.Design;

/// <summary>Where a step stands.</summary>
public enum TimelineState
{
    Done,
    Now,
    Ahead,
}

/// <summary>One step of a case, newest first.</summary>
/// <param name="State">Done, under way, or still to come.</param>
/// <param name="Text">Its name.</param>
/// <param name="Detail">When, who, with what outcome; in one or two sentences.</param>
public sealed record TimelineItem(TimelineState State, string Text, string? Detail = null);
