using CanBo.Runtime.Time;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>Knows one schedule.</summary>
internal sealed class Hourly : IScheduleReader
{
    public DateTimeOffset? Next(string expression, DateTimeOffset after) => expression == "hourly" ? after.AddHours(1) : null;
}
