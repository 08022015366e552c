using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Hears, in the transaction of the step that did it, that an instance came to its end, was cancelled, became an incident or goes on after one. Whatever rests
/// on an instance's standing is changed here, so that no use case, timer or retry can forget it. Registered with
/// <c>services.AddInstanceObserver&lt;T&gt;()</c>; made per step. It does not move the same instance.
/// </summary>
public interface IInstanceObserver
{
    /// <summary>The instance stands differently. Called after its effects were applied.</summary>
    Task ChangedAsync(InstanceChange change, CancellationToken cancellation);
}

/// <summary>How an instance's standing changed in a step.</summary>
/// <param name="Step">The transaction.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="CorrelationId">What the instance is about: the case's id.</param>
/// <param name="Before">Where it stood.</param>
/// <param name="Now">Where it stands: finished, cancelled, faulted, or suspended again after a fault.</param>
public sealed record InstanceChange(StepScope Step, Guid InstanceId, Guid CorrelationId, InstanceStatus Before, InstanceStatus Now);
