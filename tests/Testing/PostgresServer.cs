using System.Globalization;
using Npgsql;

namespace CanBo.Testing;

/// <summary>
/// A private PostgreSQL (settings of a real one: fsync on, 200 connections). Tests share one a run: the one named by
/// <c>CANBO_TEST_POSTGRES</c> (a connection string of a superuser), or one started at the first use and stopped with the process.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(FindSharedAsync);

    private readonly ChildProcess? _process;

    private PostgresServer(string connectionString, ChildProcess? process)
    {
        ConnectionString = connectionString;
        _process = process;
    }

    /// <summary>Connects to the maintenance database as superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes an empty database on the shared server; it is dropped when disposed, open connections or not.</summary>
    public static async Task<PostgresDatabase> CreateDatabaseAsync(string name = "test")
    {
        var server = await Shared.Value;
        return await PostgresDatabase.CreateAsync(server.ConnectionString, name);
    }

    /// <summary>Starts a server for one test that wants to stop or kill it. Takes about two seconds.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var process = ChildProcess.Start("bash", [Repository.File("tests", "peers", "postgres.sh")], Repository.Root);
        var port = await process.ReadyAsync("ready", TimeSpan.FromMinutes(2));
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(port, CultureInfo.InvariantCulture),
            Username = "postgres",
            Database = "postgres",
        };
        return new PostgresServer(connection.ToString(), process);
    }

    public void Dispose() => _process?.Dispose();

    private static async Task<PostgresServer> FindSharedAsync()
    {
        if (Environment.GetEnvironmentVariable("CANBO_TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresServer(given, process: null);

        var server = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }
}
