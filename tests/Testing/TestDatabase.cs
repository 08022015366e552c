namespace CanBo.Testing;

/// <summary>A fresh, empty database of one test class or test; gone when disposed.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract DatabaseKind Kind { get; }

    public abstract string ConnectionString { get; }

    /// <summary>
    /// How a host is told to use it. A host gives up waiting for a lock after 2 s and runs its step again, at the end of the queue; a test that forces an
    /// order, or sends two hundred at once, must come out the same on a machine that is that slow.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Storage:Provider", Kind.ToString()),
        new("Storage:ConnectionString", ConnectionString),
        new("Storage:LockTimeout", "00:02:00"),
        new("Storage:StatementTimeout", "00:03:00"),
        new("Storage:IdleInTransactionTimeout", "00:02:00"),
    ];

    /// <summary>Makes a database; <paramref name="name"/> only helps to recognise it when something goes wrong.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, string name = "test") => kind switch
    {
        DatabaseKind.Sqlite => SqliteFile.Create(name),
        DatabaseKind.PostgreSql => await PostgresServer.CreateDatabaseAsync(name),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown database."),
    };

    /// <summary>Another database with the same content. Nobody may be using this one.</summary>
    public abstract Task<TestDatabase> CopyAsync(string name = "copy");

    public abstract ValueTask DisposeAsync();
}
