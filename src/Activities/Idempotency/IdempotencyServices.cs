using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Idempotency;

/// <summary>Calls that happen once.</summary>
public static class IdempotencyServices
{
    /// <summary>Adds the feature; the host's middleware uses it.</summary>
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddSingleton<IdempotentCalls>();
}
