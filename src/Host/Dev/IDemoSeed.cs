namespace CanBo.Host.Dev;

/// <summary>Fills an empty database with a demo organisation. Called at each start while <c>Demo:Enabled</c>; leaves alone what is there.</summary>
public interface IDemoSeed
{
    /// <summary>Fills what is missing.</summary>
    /// <param name="services">A scope whose actor is the system.</param>
    /// <param name="password">Of every sign-in it makes.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Whom one can sign in as, to be printed.</returns>
    Task<IReadOnlyList<DemoSignIn>> SeedAsync(IServiceProvider services, string password, CancellationToken cancellation);
}
