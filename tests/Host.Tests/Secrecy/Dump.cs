using System.Globalization;
using Npgsql;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>All a database administrator sees: every column of every table with the hidden ones, the files, and the write-ahead log.</summary>
internal sealed class Dump(string connectionString)
{
    /// <summary>Every row of every table as a text that starts with the table's name, in the order in which the table holds them; and the same in the order of who wrote them.</summary>
    public async Task<IReadOnlyDictionary<string, List<DumpRow>>> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = new Dictionary<string, List<DumpRow>>();
        foreach (var table in await ColumnAsync(connection, "select tablename from pg_tables where schemaname = 'public' order by 1"))
        {
            await using var command = new NpgsqlCommand($"select t::text, xmin::text::bigint, cmin::text::bigint from \"{table}\" t order by ctid", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = tables[table] = [];
            while (await reader.ReadAsync())
                rows.Add(new DumpRow($"{table} {reader.GetString(0)}", rows.Count, reader.GetInt64(1), reader.GetInt64(2)));
        }

        return tables;
    }

    /// <summary>The write-ahead log is kept from here on.</summary>
    public async Task<string> HoldLogAsync()
    {
        var slot = $"secrecy_{Guid.NewGuid():N}";
        await OneAsync($"select pg_create_physical_replication_slot('{slot}', true)::text");
        return slot;
    }

    /// <summary>Lets go of it.</summary>
    public Task ReleaseLogAsync(string slot) => OneAsync($"select pg_drop_replication_slot('{slot}')::text");

    /// <summary>Where the log stands.</summary>
    public Task<string> PlaceAsync() => OneAsync("select pg_current_wal_flush_lsn()::text");

    /// <summary>Every file of the database and of the log, after everything was written out: table pages, indexes, full-page images, dead rows.</summary>
    public async Task<IReadOnlyList<byte[]>> FilesAsync(string from)
    {
        await OneAsync("checkpoint");
        var folder = await OneAsync("select setting from pg_settings where name = 'data_directory'");
        var database = await OneAsync("select oid::text from pg_database where datname = current_database()");
        var first = await OneAsync($"select pg_walfile_name('{from}')");
        var log = Directory.GetFiles(Path.Combine(folder, "pg_wal")).Where(file => string.CompareOrdinal(Path.GetFileName(file), first) >= 0 && Path.GetFileName(file).Length == first.Length);
        var files = new List<byte[]>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "base", database)).Concat(log))
            files.Add(await File.ReadAllBytesAsync(file));
        return files;
    }

    /// <summary>What the server's own tool says of every change of a table.</summary>
    public async Task<List<LogRecord>> ChangesAsync(string table, string from)
    {
        var folder = await OneAsync("select setting from pg_settings where name = 'data_directory'");
        var relation = await OneAsync($"select dattablespace || '/' || d.oid || '/' || pg_relation_filenode('{table}') from pg_database d where datname = current_database()");
        var to = await PlaceAsync();
        return await LogRecord.ReadAsync(Path.Combine(folder, "pg_wal"), relation, from, to);
    }

    /// <summary>Which row stands where.</summary>
    public async Task<Dictionary<(int Block, int Offset), Guid>> PlacesAsync(string table, string column)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var places = new Dictionary<(int, int), Guid>();
        await using var command = new NpgsqlCommand($"select ctid::text, {column} from {table}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var place = reader.GetString(0).Trim('(', ')').Split(',');
            places[(int.Parse(place[0], CultureInfo.InvariantCulture), int.Parse(place[1], CultureInfo.InvariantCulture))] = reader.GetGuid(1);
        }

        return places;
    }

    private async Task<string> OneAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return (await ColumnAsync(connection, sql)).FirstOrDefault() ?? "";
    }

    private static async Task<List<string>> ColumnAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }
}

/// <summary>A row as text, its place in the table, and who wrote it.</summary>
internal sealed record DumpRow(string Text, int Place, long Transaction, long Command);
