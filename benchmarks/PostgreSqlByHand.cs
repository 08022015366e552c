using Npgsql;

namespace CanBo.Benchmarks;

/// <summary>A connection a caller, one prepared batch a step, which is a transaction by itself: one round trip.</summary>
internal sealed class PostgreSqlByHand(NpgsqlDataSource source, PostgreSqlByHand.Caller[] callers) : IByHand
{
    public static async Task<PostgreSqlByHand> OpenAsync(string connectionString, DurableSample sample, int callers)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = callers + 1 }.ToString());
        var all = new Caller[callers];
        for (var i = 0; i < callers; i++)
            all[i] = await Caller.OpenAsync(source, sample);
        return new PostgreSqlByHand(source, all);
    }

    public async Task PairAsync(int caller)
    {
        var id = Guid.CreateVersion7();
        await callers[caller].StartAsync(id);
        await callers[caller].FinishAsync(id);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in callers)
            await caller.DisposeAsync();
        await source.DisposeAsync();
    }

    internal sealed class Caller : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlBatch _start;
        private readonly NpgsqlBatch _finish;

        private Caller(NpgsqlConnection connection, DurableSample sample)
        {
            _connection = connection;
            _start = Batch(
                ("insert into instances (id, definition_version_id, correlation_id, status, created_at, updated_at, version, step_id, state) values ($1, $4, $1, 'Suspended', $3, $3, 1, $2, $5)",
                    [sample.VersionId, sample.Started.State]),
                ("insert into bookmarks (instance_id, execution, node_id, activity_type, since) values ($1, $4, 'wait', 'Bench.Wait', $3)", [sample.Execution]),
                Journal(1, sample.Started),
                ("insert into step_marks (step_id, at) values ($2, $3)", []));
            _finish = Batch(
                ("update instances set version = version + 1, step_id = $2, status = 'Finished', updated_at = $3, state = $4 where id = $1 and version = 1", [sample.Finished.State]),
                ("delete from bookmarks where instance_id = $1 and execution = $4", [sample.Execution]),
                ("delete from timers where instance_id = $1 and execution = $4", [sample.Execution]),
                Journal(2, sample.Finished));
        }

        public static async Task<Caller> OpenAsync(NpgsqlDataSource source, DurableSample sample)
        {
            var caller = new Caller(await source.OpenConnectionAsync(), sample);
            await caller._start.PrepareAsync();
            await caller._finish.PrepareAsync();
            return caller;
        }

        public Task StartAsync(Guid id) => RunAsync(_start, id);

        public Task FinishAsync(Guid id) => RunAsync(_finish, id);

        public async ValueTask DisposeAsync()
        {
            await _start.DisposeAsync();
            await _finish.DisposeAsync();
            await _connection.DisposeAsync();
        }

        private static async Task RunAsync(NpgsqlBatch batch, Guid id)
        {
            var step = Guid.CreateVersion7();
            var now = TimeProvider.System.GetUtcNow();
            foreach (var command in batch.BatchCommands)
            {
                ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = id;
                ((NpgsqlParameter<Guid>)command.Parameters[1]).TypedValue = step;
                ((NpgsqlParameter<DateTimeOffset>)command.Parameters[2]).TypedValue = now;
            }

            await batch.ExecuteNonQueryAsync();
        }

        private NpgsqlBatch Batch(params (string Sql, object[] Values)[] statements)
        {
            var batch = new NpgsqlBatch(_connection);
            foreach (var (sql, values) in statements)
            {
                var command = new NpgsqlBatchCommand(sql);
                command.Parameters.Add(new NpgsqlParameter<Guid>());
                command.Parameters.Add(new NpgsqlParameter<Guid>());
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>());
                foreach (var value in values)
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                batch.BatchCommands.Add(command);
            }

            return batch;
        }

        private static (string, object[]) Journal(int version, DurableRow row) => (
            "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) values ($1, $4, $2, $3, 9, $5, $6)",
            [version, row.Stimuli, row.Entries]);
    }
}
