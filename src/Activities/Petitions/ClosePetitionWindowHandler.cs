using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>Closes the window under the step's lock: a petition is either in time or refused, never both.</summary>
internal sealed class ClosePetitionWindowHandler : EffectHandler<ClosePetitionWindow>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, ClosePetitionWindow effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var execution = context.Planned.Execution.Number;
        await StepLock.TakeAsync(step, context.InstanceId, execution, cancellation);
        await step.FlushAsync(cancellation);
        var db = step.Db();
        var window = await db.Set<PetitionWindow>().FindAsync([context.CorrelationId], cancellation);
        if (window is null || await db.Set<Petition>().AnyAsync(p => p.CaseId == context.CorrelationId && p.Execution == execution, cancellation))
            return null;
        if (window.Takes(step.Now))
        {
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, PetitionSignals.WindowTimer, window.ClosesAt);
            return null;
        }

        window.Close();
        return new Answer(PetitionSignals.NoPetition, Value.EmptyObject);
    }
}
