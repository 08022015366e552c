using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Sets the timer of a deadline step.</summary>
internal sealed class WaitForDayHandler(WorkingCalendar calendar) : EffectHandler<WaitForDay>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, WaitForDay effect, CancellationToken cancellation)
    {
        var step = context.Step;
        if (await step.Db().Set<Case>().FindAsync([context.CorrelationId], cancellation) is { } @case)
            @case.Enter(context.Planned.NodeId, step.Now);
        var due = effect.Date is { } day ? BusinessZone.At(day, calendar.Closing) : calendar.AddWorkingDays(step.Now, effect.WorkingDays).Instant;
        if (due <= step.Now)
            return new Answer(Signals.Passed, Value.EmptyObject);
        step.ScheduleTimer(context.InstanceId, context.Planned.Execution, Signals.DueTimer, due);
        return null;
    }
}
