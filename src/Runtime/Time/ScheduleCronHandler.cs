using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Time;

/// <summary>Turns a schedule into the timer of its next time.</summary>
internal sealed class ScheduleCronHandler : EffectHandler<Effect.ScheduleCron>
{
    private const string Refused = "ScheduleRefused";

    protected override Task<Answer?> ApplyAsync(EffectContext context, Effect.ScheduleCron effect, CancellationToken cancellation)
    {
        Answer? answer = null;
        try
        {
            context.Step.ScheduleTimer(context.InstanceId, context.Planned.Execution, effect.Name, CronTimes.Next(effect.Expression, context.Step.Now));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            answer = new Answer(Refused, Value.EmptyObject);
        }

        return Task.FromResult(answer);
    }
}
