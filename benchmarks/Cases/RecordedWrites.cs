using System.Diagnostics;
using Npgsql;

namespace CanBo.Benchmarks.Cases;

/// <summary>
/// Every row that the runs of a database wrote, by triggers, with the transaction it was written in; and the same writes by hand into empty tables of the same shape
/// and indexes: prepared, one round trip a transaction, the rows' content taken from what was recorded.
/// </summary>
internal sealed class RecordedWrites
{
    private const string Tables = "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1";

    private readonly List<List<(long Number, string Sql)>> _transactions = [];

    /// <summary>Transactions that wrote.</summary>
    public int Transactions => _transactions.Count;

    /// <summary>Rows written.</summary>
    public int Rows => _transactions.Sum(t => t.Count);

    /// <summary>From now on what is written is recorded.</summary>
    public static async Task BeginAsync(string connectionString)
    {
        await using var connection = await OpenAsync(connectionString);
        await RunAsync(connection, "create schema recorded; create sequence recorded.numbers");
        foreach (var table in await TextsAsync(connection, Tables))
            await RunAsync(
                connection,
                $"""
                create table recorded."{table}" (rec_number bigint primary key, rec_act text, rec_transaction text, like public."{table}");
                create function recorded."note_{table}"() returns trigger language plpgsql as $$ begin
                  if tg_op = 'DELETE' then insert into recorded."{table}" select nextval('recorded.numbers'), tg_op, pg_current_xact_id()::text, old.*;
                  else insert into recorded."{table}" select nextval('recorded.numbers'), tg_op, pg_current_xact_id()::text, new.*; end if;
                  return null; end $$;
                create trigger recording after insert or update or delete on public."{table}" for each row execute function recorded."note_{table}"();
                """);
    }

    /// <summary>Reads what was recorded and makes the empty tables.</summary>
    public static async Task<RecordedWrites> ReadAsync(string connectionString)
    {
        await using var connection = await OpenAsync(connectionString);
        await RunAsync(connection, "create schema hand");
        var acts = new SortedList<long, (string Transaction, string Sql)>();
        foreach (var table in await TextsAsync(connection, Tables))
        {
            await RunAsync(connection, $"create table hand.\"{table}\" (like public.\"{table}\" including all)");
            var statements = await StatementsAsync(connection, table);
            await using var command = new NpgsqlCommand($"select rec_number, rec_act, rec_transaction from recorded.\"{table}\"", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                acts.Add(reader.GetInt64(0), (reader.GetString(2), statements[reader.GetString(1)]));
        }

        var recorded = new RecordedWrites();
        var byTransaction = new Dictionary<string, List<(long, string)>>(StringComparer.Ordinal);
        foreach (var (number, (transaction, sql)) in acts)
        {
            if (!byTransaction.TryGetValue(transaction, out var rows))
                recorded._transactions.Add(byTransaction[transaction] = rows = []);
            rows.Add((number, sql));
        }

        return recorded;
    }

    /// <summary>Writes it all again by hand, so many recorded transactions in one.</summary>
    public async Task<TimeSpan> WriteAsync(string connectionString, int together)
    {
        // Statements are prepared when they come for the second time.
        await using var connection = await OpenAsync(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 500, AutoPrepareMinUsages = 2 }.ToString());
        foreach (var table in await TextsAsync(connection, Tables))
            await RunAsync(connection, $"truncate hand.\"{table}\"");
        var clock = Stopwatch.StartNew();
        foreach (var chunk in _transactions.Chunk(together))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var (number, sql) in chunk.SelectMany(t => t))
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<long> { TypedValue = number } } });
            await batch.ExecuteNonQueryAsync();
        }

        return clock.Elapsed;
    }

    private static async Task<Dictionary<string, string>> StatementsAsync(NpgsqlConnection connection, string table)
    {
        var columns = await TextsAsync(connection, $"select column_name from information_schema.columns where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER' order by ordinal_position");
        var keys = await TextsAsync(connection, $"select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = 'public.\"{table}\"'::regclass and i.indisprimary");
        var list = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var same = string.Join(" and ", keys.Select(k => $"h.\"{k}\" = r.\"{k}\""));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["INSERT"] = $"insert into hand.\"{table}\" ({list}) select {list} from recorded.\"{table}\" where rec_number = $1",
            ["UPDATE"] = $"update hand.\"{table}\" h set {string.Join(", ", columns.Except(keys).DefaultIfEmpty(columns[0]).Select(c => $"\"{c}\" = r.\"{c}\""))} from recorded.\"{table}\" r where r.rec_number = $1 and {same}",
            ["DELETE"] = $"delete from hand.\"{table}\" h using recorded.\"{table}\" r where r.rec_number = $1 and {same}",
        };
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
