using CanBo.Workflows.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Runtime.Stepping;

/// <summary>Which handler applies which effect.</summary>
internal sealed class EffectHandlers(IEnumerable<EffectRegistration> registrations)
{
    private readonly Dictionary<Type, Type> _handlers = registrations.ToDictionary(r => r.Effect, r => r.Handler);

    /// <summary>The handler of an effect, made in the step's scope.</summary>
    /// <exception cref="InvalidOperationException">Nobody handles it.</exception>
    public IEffectHandler Find(Effect effect, IServiceProvider services) =>
        _handlers.TryGetValue(effect.GetType(), out var handler)
            ? (IEffectHandler)services.GetRequiredService(handler)
            : throw new InvalidOperationException($"No handler is registered for the effect {effect.GetType().Name}: call services.AddEffectHandler<{effect.GetType().Name}, ...>().");
}

/// <summary>One line of registration.</summary>
internal sealed record EffectRegistration(Type Effect, Type Handler);
