using CanBo.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>On SQLite, moves the log into the database from time to time without making anyone wait.</summary>
internal sealed class Housekeeping(SqliteDatabase database, IOptions<WorkOptions> options, ILogger<Housekeeping> logger) : WorkLoop(logger)
{
    protected override Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(passive)";
        command.ExecuteNonQuery();
        return Task.FromResult(false);
    }

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(options.Value.HousekeepingInterval, cancellation);
}
