using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Storage;

/// <summary>Where data is kept. Bound from <c>Storage</c>; a bad value stops the host at start and names its key.</summary>
public sealed class StorageOptions
{
    /// <summary>Sqlite (default; one host process) or PostgreSql (any number of hosts).</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>An ADO.NET connection string; for SQLite at least <c>Data Source=path</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>SQLite: at most so many steps share one commit. 1 to 1,000, default 32.</summary>
    public int StepsPerCommit { get; set; } = 32;

    /// <summary>PostgreSQL: a transaction whose host stands still longer than this is ended, so that its neighbours go on. Default 5 s.</summary>
    public TimeSpan IdleInTransactionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL: the longest wait for a lock; the step then runs again. Default 2 s.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>PostgreSQL: the longest single statement. Default 15 s.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How much of a case's journal is kept. Full (default) or Decisions; what it changes holds for steps from then on.</summary>
    public JournalKeeping Journal { get; set; } = JournalKeeping.Full;

    /// <summary>How often a step runs again after a conflict before it is given up. 1 to 100, default 12.</summary>
    public int StepAttempts { get; set; } = 12;
}

/// <summary>How much of a journal is kept. What moved a case, and the audit trail, are kept whole either way.</summary>
public enum JournalKeeping
{
    /// <summary>Every line of the engine.</summary>
    Full,

    /// <summary>
    /// Without what explains itself: lines that activities wrote, nodes passed over, and the beginning and end of activities that ended at once with nothing to choose.
    /// </summary>
    Decisions,
}
