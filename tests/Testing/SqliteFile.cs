using Microsoft.Data.Sqlite;

namespace CanBo.Testing;

/// <summary>An SQLite database in a file of its own folder, which is removed with all its journals.</summary>
public sealed class SqliteFile : TestDatabase
{
    private readonly TemporaryFolder _folder;

    private SqliteFile(TemporaryFolder folder, string name)
    {
        _folder = folder;
        Path = folder.File(name + ".db");
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path }.ToString();
    }

    public override DatabaseKind Kind => DatabaseKind.Sqlite;

    public override string ConnectionString { get; }

    public string Path { get; }

    public static SqliteFile Create(string name = "test") => new(TemporaryFolder.Create(), name);

    public override async Task<TestDatabase> CopyAsync(string name = "copy")
    {
        var copy = Create(name);
        await using var from = new SqliteConnection(Unpooled(ConnectionString));
        await using var to = new SqliteConnection(Unpooled(copy.ConnectionString));
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        return copy;
    }

    // A pooled connection would keep the file open after it was returned.
    private static string Unpooled(string connection) => new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString();

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
