namespace CanBo.Testing;

/// <summary>A fresh, empty database of one test class or test; gone when disposed.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract DatabaseKind Kind { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Makes a database; <paramref name="name"/> only helps to recognise it when something goes wrong.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, string name = "test") => kind switch
    {
        DatabaseKind.Sqlite => SqliteFile.Create(name),
        DatabaseKind.PostgreSql => await PostgresServer.CreateDatabaseAsync(name),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown database."),
    };

    public abstract ValueTask DisposeAsync();
}
