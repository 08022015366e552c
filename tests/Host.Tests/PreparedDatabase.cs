using System.Collections.Concurrent;
using CanBo.Testing;

namespace CanBo.Host.Tests;

/// <summary>
/// A database as a host leaves it after its first start: all migrations done, the shipped procedures in it. Made once in a run for each kind; every test gets a copy,
/// since some thirty migrations take longer than most of the tests. That an empty database is brought up to date is under test in <c>MigrationTests</c> and the commands.
/// </summary>
internal static class PreparedDatabase
{
    private static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestDatabase>>> Prepared = new();

    public static async Task<TestDatabase> CopyAsync(DatabaseKind kind) =>
        await (await Prepared.GetOrAdd(kind, k => new Lazy<Task<TestDatabase>>(() => PrepareAsync(k))).Value).CopyAsync("host");

    private static async Task<TestDatabase> PrepareAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, "prepared");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await HostFixture.PrepareAsync(database);
        return database;
    }
}
