using CanBo.Runtime.Stepping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CanBo.Host.Tests.Api;

/// <summary>The host's own step runner, after whose commits the database can be made to go away for longer than anybody asks for it.</summary>
internal sealed class LosingStepRunner : StepRunner
{
    private StepRunner _real = null!;
    private int _good = int.MaxValue;

    /// <summary>Puts it before the host's.</summary>
    public void Wrap(IServiceCollection services)
    {
        var host = services.Last(s => s.ServiceType == typeof(StepRunner));
        services.Replace(ServiceDescriptor.Singleton<StepRunner>(provider =>
        {
            _real = (StepRunner)host.ImplementationFactory!(provider);
            return this;
        }));
    }

    /// <summary>So many steps are answered, the next ones commit without an answer.</summary>
    public void LoseAfter(int steps) => _good = steps;

    public void LoseNothing() => _good = int.MaxValue;

    protected override async Task<T> RunOuterAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var result = await _real.RunAsync(work, cancellation);
        return _good == int.MaxValue || Interlocked.Decrement(ref _good) >= 0
            ? result
            : throw new StepOutcomeUnknownException("The connection broke during a commit.", new IOException("gone"));
    }
}
