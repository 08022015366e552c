using Microsoft.Data.Sqlite;

namespace CanBo.Testing;

/// <summary>An SQLite database in a file of its own folder, which is removed with all its journals.</summary>
public sealed class SqliteFile : TestDatabase
{
    private readonly TemporaryFolder _folder;
    private readonly Lazy<Task> _settled;

    private SqliteFile(TemporaryFolder folder, string name)
    {
        _settled = new Lazy<Task>(SettleAsync);
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
        await _settled.Value;
        var copy = Create(name);
        File.Copy(Path, copy.Path);
        return copy;
    }

    // Closing the last connection brings the journal into the file; after that nobody opens it again, so that copies cannot meet.
    private async Task SettleAsync()
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        await command.ExecuteNonQueryAsync();
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
