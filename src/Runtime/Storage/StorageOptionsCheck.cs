using System.Data.Common;
using CanBo.Runtime.Stepping;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CanBo.Runtime.Storage;

/// <summary>Says which key of <c>Storage</c> is wrong and what it should be.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var findings = Find(options).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static IEnumerable<string> Find(StorageOptions options)
    {
        if (!Enum.IsDefined(options.Provider))
            yield return "Storage:Provider must be Sqlite or PostgreSql.";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return "Storage:ConnectionString is missing, e.g. \"Data Source=data/canbo.db\" or \"Host=...;Database=...;Username=...\".";
        else if (FindInConnectionString(options) is { } finding)
            yield return finding;
        if (!Enum.IsDefined(options.Journal))
            yield return "Storage:Journal must be Full or Decisions.";
        if (options.StepsPerCommit is < 1 or > 1_000)
            yield return "Storage:StepsPerCommit must be between 1 and 1000.";
        if (options.StepAttempts is < 1 or > 100)
            yield return "Storage:StepAttempts must be between 1 and 100.";
        if (options.IdleInTransactionTimeout < TimeSpan.FromMilliseconds(100))
            yield return "Storage:IdleInTransactionTimeout must be at least 00:00:00.100.";
        if (options.LockTimeout < TimeSpan.FromMilliseconds(100))
            yield return "Storage:LockTimeout must be at least 00:00:00.100.";
        if (options.StatementTimeout < TimeSpan.FromMilliseconds(100))
            yield return "Storage:StatementTimeout must be at least 00:00:00.100.";
    }

    private static string? FindInConnectionString(StorageOptions options)
    {
        try
        {
            DbConnectionStringBuilder parsed = options.Provider == StorageProvider.Sqlite
                ? new SqliteConnectionStringBuilder(options.ConnectionString)
                : new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return parsed switch
            {
                SqliteConnectionStringBuilder { DataSource: "" or ":memory:" } or SqliteConnectionStringBuilder { Mode: SqliteOpenMode.Memory } =>
                    "Storage:ConnectionString must name a file (Data Source=path): a database in memory forgets acknowledged work.",
                NpgsqlConnectionStringBuilder { Host: null or "" } => "Storage:ConnectionString must name the server (Host=...).",
                _ => null,
            };
        }
        catch (ArgumentException exception)
        {
            return $"Storage:ConnectionString is not a connection string of {options.Provider}: {exception.Message}";
        }
    }
}
