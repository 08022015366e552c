using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>The outbox in two lanes, each with places of its own: what waits for systems of others, and everything else.</summary>
internal sealed class OutboxLanes(IServiceProvider services, IOptions<WorkOptions> options)
{
    public OutboxWork Ordinary { get; } = ActivatorUtilities.CreateInstance<OutboxWork>(services, new OutboxLane(SlowDeeds.Others, options.Value.Parallel));

    public OutboxWork Slow { get; } = ActivatorUtilities.CreateInstance<OutboxWork>(services, new OutboxLane(SlowDeeds.Condition, options.Value.SlowParallel));
}

/// <summary>One lane.</summary>
/// <param name="Condition">Which rows belong to it, in SQL.</param>
/// <param name="Parallel">How many deeds are done at once.</param>
internal sealed record OutboxLane(string Condition, int Parallel);
