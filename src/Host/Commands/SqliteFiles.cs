using System.Globalization;
using CanBo.Activities.Texts;
using CanBo.Runtime.Storage;
using Microsoft.Data.Sqlite;

namespace CanBo.Host.Commands;

/// <summary>Copies of the embedded database.</summary>
internal static class SqliteFiles
{
    /// <summary>A consistent copy, compacted, while the host writes on: <c>VACUUM INTO</c> reads one snapshot.</summary>
    public static async Task BackUpAsync(string connectionString, string file, Localizer texts, CancellationToken cancellation)
    {
        var source = PathOf(connectionString);
        if (!File.Exists(source))
            throw new VerbFailedException(texts["Chưa có cơ sở dữ liệu {0}.", source]);

        // Written under another name first: whoever sees the file has a whole backup.
        var draft = file + ".part";
        File.Delete(draft);
        await using (var connection = Open(source, SqliteOpenMode.ReadWrite))
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "vacuum into $file";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("$file", draft);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        File.Move(draft, file);
    }

    /// <summary>Replaces the database by the backup; what it was stays beside it with its time in the name.</summary>
    public static async Task RestoreAsync(IServiceProvider services, string connectionString, string file, CancellationToken cancellation)
    {
        var texts = services.GetRequiredService<Localizer>();
        await RequireSoundAsync(file, texts, cancellation);

        // Takes the lock file, so that no host is running and none starts; opens nothing yet.
        await using var claim = services.GetRequiredService<IContextFactory>().Create(null);
        var target = PathOf(connectionString);
        var draft = target + ".part";
        File.Copy(file, draft, overwrite: true);
        if (File.Exists(target))
        {
            await FoldJournalAsync(target, cancellation);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            File.Move(target, $"{target}.{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.replaced");
        }

        File.Delete(target + "-wal");
        File.Delete(target + "-shm");
        File.Move(draft, target);
    }

    private static async Task RequireSoundAsync(string file, Localizer texts, CancellationToken cancellation)
    {
        await using var connection = Open(file, SqliteOpenMode.ReadOnly);
        try
        {
            await connection.OpenAsync(cancellation);
            var check = await ScalarAsync(connection, "pragma integrity_check", cancellation);
            var tables = await ScalarAsync(connection, "select count(*) from sqlite_master where type = 'table' and name in ('instances', 'accounts')", cancellation);
            if (check is "ok" && tables is 2L)
                return;
        }
        catch (SqliteException)
        {
            // Not a database at all: the same answer as for another application's database.
        }

        throw new VerbFailedException(texts["{0} không phải bản sao lưu còn nguyên của hệ thống này. Cơ sở dữ liệu chưa bị thay đổi.", file]);
    }

    // The last commits may stand in the journal only; the kept file is then whole by itself.
    private static async Task FoldJournalAsync(string file, CancellationToken cancellation)
    {
        await using var connection = Open(file, SqliteOpenMode.ReadWrite);
        await connection.OpenAsync(cancellation);
        await ScalarAsync(connection, "pragma wal_checkpoint(truncate)", cancellation);
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());

    private static string PathOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
}
