using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Time;

/// <summary>Turns a schedule into the timer of its next time.</summary>
internal sealed class ScheduleCronHandler(IEnumerable<IScheduleReader> readers) : EffectHandler<Effect.ScheduleCron>
{
    private const string Refused = "ScheduleRefused";

    protected override Task<Answer?> ApplyAsync(EffectContext context, Effect.ScheduleCron effect, CancellationToken cancellation)
    {
        var next = readers.Select(reader => reader.Next(effect.Expression, context.Step.Now)).FirstOrDefault(time => time is not null);
        if (next is not { } due)
            return Task.FromResult<Answer?>(new Answer(Refused, Value.EmptyObject));
        context.Step.ScheduleTimer(context.InstanceId, context.Planned.Execution, effect.Name, due);
        return Task.FromResult<Answer?>(null);
    }
}
