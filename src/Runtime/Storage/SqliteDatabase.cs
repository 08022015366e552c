using CanBo.Runtime.Stepping;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Storage;

/// <summary>
/// The embedded database: one file, one process. WAL lets readers go on while the writer writes; every commit is on disk when it returns.
/// A lock file beside the database keeps a second process out, because two writer queues would only fight.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private FileStream? _lockFile;

    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        var given = new SqliteConnectionStringBuilder(options.Value.ConnectionString);
        _path = Path.GetFullPath(given.DataSource);
        given.DataSource = _path;
        given.ForeignKeys = true;
        given.DefaultTimeout = 15;
        ConnectionString = given.ToString();
    }

    /// <summary>For readers and the schema; every connection enforces foreign keys and waits when the file is busy.</summary>
    public string ConnectionString { get; }

    /// <summary>The database file.</summary>
    public string FilePath => _path;

    /// <summary>Takes the lock file, once; everything that opens the database calls it first.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public void Claim()
    {
        lock (_lock)
        {
            if (_lockFile is not null)
                return;

            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var name = _path + ".lock";
            try
            {
                _lockFile = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception)
            {
                throw new DatabaseInUseException(_path, name, exception);
            }
        }
    }

    /// <summary>The writer's own connection: not pooled, one for the life of the process.</summary>
    public SqliteStatements OpenWriter()
    {
        Claim();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        var statements = new SqliteStatements(connection);
        try
        {
            connection.Open();
            // What is deleted is overwritten: sealed answers and their keys do not stay in free pages.
            foreach (var pragma in (string[])["pragma journal_mode = wal", "pragma synchronous = full", "pragma busy_timeout = 15000", "pragma cache_size = -65536", "pragma secure_delete = on"])
                statements.Query(new Statement(pragma), null, _ => true);
            return statements;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _lockFile?.Dispose();
    }
}
