using System.Text.Json;

namespace CanBo.Activities.Rehearsals;

/// <summary>A timer on a rehearsal's own clock.</summary>
/// <param name="Execution">Number of the waiting execution.</param>
/// <param name="Name">Tells several timers of one execution apart.</param>
/// <param name="DueAt">By the rehearsal's clock.</param>
internal sealed record RehearsalTimer(int Execution, string Name, DateTimeOffset DueAt)
{
    public static string Write(IReadOnlyList<RehearsalTimer> timers) => JsonSerializer.Serialize(timers, JsonSerializerOptions.Web);

    public static List<RehearsalTimer> Read(string json) => JsonSerializer.Deserialize<List<RehearsalTimer>>(json, JsonSerializerOptions.Web) ?? [];
}
