using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>When whoever has not answered is reminded, and when others are told. Working days, counted from the due day.</summary>
/// <param name="BeforeDays">Reminders so many days before, each 1 to 30.</param>
/// <param name="AfterDays">Reminders so many days after, each 1 to 30, while an answer would still be taken.</param>
/// <param name="EscalateAfterDays">Days after which the direct superior and the organiser are told, 1 to 30; null tells nobody.</param>
public sealed record ReminderSettings(ImmutableArray<int> BeforeDays, ImmutableArray<int> AfterDays, int? EscalateAfterDays)
{
    /// <summary>What applies where a package says nothing: our assumption, no source gives one.</summary>
    public static ReminderSettings Usual { get; } = new([2], [1, 3], 1);

    /// <summary>Every day on which something happens, in order; negative before the due day.</summary>
    public ImmutableArray<int> Offsets() => [.. BeforeDays.Select(d => -d).Concat(AfterDays).Concat(EscalateAfterDays is { } days ? [days] : []).Distinct().Order()];

    /// <summary>Whether that day brings a reminder.</summary>
    public bool Reminds(int offset) => offset < 0 ? BeforeDays.Contains(-offset) : AfterDays.Contains(offset);
}
