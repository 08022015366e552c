using CanBo.Workflows;

namespace CanBo.Activities.Calendar;

/// <summary>A day that was not counted on the way to a due day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Holiday">The holiday, or null for a weekend day.</param>
/// <param name="IsAssumed">The holiday is not announced yet.</param>
public sealed record SkippedDay(DateOnly Day, Bilingual? Holiday, bool IsAssumed);
