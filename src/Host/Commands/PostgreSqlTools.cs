using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CanBo.Activities.Texts;
using Npgsql;

namespace CanBo.Host.Commands;

/// <summary>Backup and restore by PostgreSQL's own programs, which must be on the path.</summary>
internal static class PostgreSqlTools
{
    public static Task BackUpAsync(string connectionString, string file, Localizer texts, CancellationToken cancellation) =>
        RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", file], connectionString, texts, cancellation);

    /// <summary>Replaces everything in one transaction: it is all there, or nothing has changed.</summary>
    public static async Task RestoreAsync(string connectionString, string file, Localizer texts, CancellationToken cancellation)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
            if (await command.ExecuteScalarAsync(cancellation) is long and > 0)
                throw new VerbFailedException(texts["Cơ sở dữ liệu còn người dùng khác kết nối. Dừng mọi máy chủ rồi chạy lại."]);
        }

        var database = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "postgres";
        await RunAsync(
            "pg_restore",
            ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname", database, file],
            connectionString,
            texts,
            cancellation);
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string connectionString, Localizer texts, CancellationToken cancellation)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
        };

        // By the environment, so that the password stands in no list of processes.
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Start(start, program, texts);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new VerbFailedException(texts["{0} báo lỗi: {1}", program, errors.Trim()]);
    }

    private static Process Start(ProcessStartInfo start, string program, Localizer texts)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new VerbFailedException(texts["Không tìm thấy chương trình {0}. Cài bộ công cụ máy khách PostgreSQL (postgresql-client) rồi chạy lại.", program]);
        }
    }
}
