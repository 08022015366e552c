using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Archiving;

/// <summary>What a feature gives to the archive of its cases, a few of them at a time, and what it removes of them afterwards. Nothing that is sealed is ever given.</summary>
internal interface IArchivedRows
{
    /// <summary>Its name in the file.</summary>
    string Name { get; }

    /// <summary>The rows of some cases.</summary>
    Task<IReadOnlyList<object>> ReadAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation);

    /// <summary>The documents of some cases.</summary>
    Task<IReadOnlyList<ArchivedFile>> ReadFilesAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation);

    /// <summary>Removes what is not needed once it is archived; keeps what results and statistics are made of.</summary>
    Task RemoveAsync(StepScope step, Guid[] cases, CancellationToken cancellation);
}

/// <summary>A document on its way into an archive.</summary>
internal sealed record ArchivedFile(string Name, byte[] Bytes);

/// <summary>The rows of one table.</summary>
/// <param name="name">Its name in the file.</param>
/// <param name="ofCases">Finds them, by an index.</param>
/// <param name="isRemoved">True when they go once they are archived.</param>
internal sealed class ArchivedRows<T>(string name, Func<CanBoContext, Guid[], IQueryable<T>> ofCases, bool isRemoved) : IArchivedRows
    where T : class
{
    public string Name => name;

    public async Task<IReadOnlyList<object>> ReadAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation) =>
        await ofCases(db, cases).AsNoTracking().ToListAsync(cancellation);

    public Task<IReadOnlyList<ArchivedFile>> ReadFilesAsync(CanBoContext db, Guid[] cases, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ArchivedFile>>([]);

    public Task RemoveAsync(StepScope step, Guid[] cases, CancellationToken cancellation) =>
        isRemoved ? ofCases(step.Db(), cases).ExecuteDeleteAsync(cancellation) : Task.CompletedTask;
}

/// <summary>How a feature says what of it belongs to an archive.</summary>
internal static class ArchivedRowsRegistration
{
    /// <summary>The rows of one table go into the archive, and stay.</summary>
    public static IServiceCollection AddArchived<T>(this IServiceCollection services, string name, Func<CanBoContext, Guid[], IQueryable<T>> ofCases)
        where T : class => services.AddSingleton<IArchivedRows>(new ArchivedRows<T>(name, ofCases, isRemoved: false));

    /// <summary>The rows of one table go into the archive, and then away.</summary>
    public static IServiceCollection AddArchivedAndRemoved<T>(this IServiceCollection services, string name, Func<CanBoContext, Guid[], IQueryable<T>> ofCases)
        where T : class => services.AddSingleton<IArchivedRows>(new ArchivedRows<T>(name, ofCases, isRemoved: true));
}
