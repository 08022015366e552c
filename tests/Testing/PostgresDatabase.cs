using System.Text.RegularExpressions;
using Npgsql;

namespace CanBo.Testing;

/// <summary>A database of its own on the shared PostgreSQL server.</summary>
public sealed partial class PostgresDatabase : TestDatabase
{
    private readonly string _server;
    private readonly string _name;

    private PostgresDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60, Timeout = 120 }.ToString();
    }

    public override DatabaseKind Kind => DatabaseKind.PostgreSql;

    public override string ConnectionString { get; }

    public override async Task<TestDatabase> CopyAsync(string name = "copy")
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        var unique = UniqueName(name);
        await ExecuteAsync(_server, $"create database \"{unique}\" template \"{_name}\"");
        return new PostgresDatabase(_server, unique);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);

        await ExecuteAsync(_server, $"drop database if exists \"{_name}\" with (force)");
    }

    /// <summary>On a server that is not the shared one.</summary>
    public static async Task<PostgresDatabase> CreateAsync(string server, string name)
    {
        var unique = UniqueName(name);
        await ExecuteAsync(server, $"create database \"{unique}\"");
        return new PostgresDatabase(server, unique);
    }

    private static string UniqueName(string name)
    {
        var words = NotAWord().Replace(name, "_").ToLowerInvariant();
        return $"{words[..Math.Min(words.Length, 28)]}_{Guid.NewGuid():N}";
    }

    // Not pooled: an idle connection to the maintenance database is one less for the tests.
    private static async Task ExecuteAsync(string server, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(server) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotAWord();
}
