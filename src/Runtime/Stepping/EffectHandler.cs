using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Applies one kind of effect in the step's own transaction. It touches only the transaction and may answer with a stimulus, which is
/// fed back before the commit. Registered with <c>services.AddEffectHandler&lt;TEffect, THandler&gt;()</c>; made per step.
/// </summary>
/// <typeparam name="TEffect">The effect, a record of the same feature.</typeparam>
public abstract class EffectHandler<TEffect> : IEffectHandler
    where TEffect : Effect
{
    /// <summary>Applies the effect. Null, or what the waiting execution is told at once.</summary>
    protected abstract Task<Answer?> ApplyAsync(EffectContext context, TEffect effect, CancellationToken cancellation);

    Task<Answer?> IEffectHandler.ApplyAsync(EffectContext context, CancellationToken cancellation) =>
        ApplyAsync(context, (TEffect)context.Planned.Effect, cancellation);
}

/// <summary>Without its effect's type; the runner's view.</summary>
public interface IEffectHandler
{
    /// <summary>See <see cref="EffectHandler{TEffect}"/>.</summary>
    Task<Answer?> ApplyAsync(EffectContext context, CancellationToken cancellation);
}

/// <summary>Where an effect comes from.</summary>
/// <param name="Step">The transaction.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="CorrelationId">What the instance is about: the case's id.</param>
/// <param name="Planned">The effect with its number, execution and node.</param>
public sealed record EffectContext(StepScope Step, Guid InstanceId, Guid CorrelationId, PlannedEffect Planned);

/// <summary>What an effect handler tells the execution that asked.</summary>
/// <param name="Name">E.g. <c>NobodyToAsk</c>.</param>
/// <param name="Data">Codes only.</param>
public sealed record Answer(string Name, Value Data);
