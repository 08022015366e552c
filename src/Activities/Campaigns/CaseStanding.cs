using CanBo.Activities.Ordering;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Campaigns;

/// <summary>
/// Keeps a case's standing equal to its instance's, whatever moved it: an activity, a timer, a retry, an organiser. Whoever waited for a case that ended, was
/// called off or failed is looked at again.
/// </summary>
internal sealed class CaseStanding : IInstanceObserver
{
    public async Task ChangedAsync(InstanceChange change, CancellationToken cancellation)
    {
        var step = change.Step;
        if (await step.Db().Set<Case>().FindAsync([change.CorrelationId], cancellation) is not { } @case || @case.InstanceId != change.InstanceId)
            return;
        switch (change.Now)
        {
            case InstanceStatus.Finished:
                @case.Finish();
                step.Audit(@case.Id, "CaseFinished", "system", Value.EmptyObject);
                break;
            case InstanceStatus.Cancelled:
                @case.Cancel();
                break;
            case InstanceStatus.Faulted:
                @case.Stop(step.Now);
                step.Audit(@case.Id, "CaseFaulted", "system", Value.Object(("step", Value.Of(@case.CurrentStep))));
                break;
            default:
                @case.GoOn();
                return;
        }

        Cohorts.Cohorts.CaseLeft(step, @case);
        await CaseOrder.CaseLeftAsync(step, @case, cancellation);
    }
}
