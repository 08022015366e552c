using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>Which failures say "somebody was faster, run it again", and which leave open whether the commit happened.</summary>
internal static class PostgreSqlFailures
{
    private const string Error = "ERROR";

    /// <summary>A conflict with other steps, or a connection that broke before the commit was sent: the same work may succeed on a fresh scope.</summary>
    public static bool MayRunAgain(Exception exception) => IsConflict(exception) || Innermost(exception) switch
    {
        PostgresException postgres => !IsAnswer(postgres),
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>Other steps were in the way.</summary>
    public static bool IsConflict(Exception exception) => Innermost(exception)
        is VersionLostException
        or FailedOnCacheException
        or DbUpdateConcurrencyException
        or PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.UniqueViolation
        };

    /// <summary>
    /// True when the server itself said no and its session lives on: then the transaction is surely undone. Everything else (a broken
    /// connection, a time-out, a session ended by an administrator) can hide a commit that happened.
    /// </summary>
    public static bool IsAnswer(Exception exception) =>
        exception is VersionLostException or PostgresException { InvariantSeverity: Error };

    /// <summary>A unique key taken by another step is found by the second run; a third would only repeat a mistake.</summary>
    public static bool IsUniqueViolation(Exception exception) =>
        Innermost(exception) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>EF wraps what the database said.</summary>
    private static Exception Innermost(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => exception,
        DbUpdateException { InnerException: { } inner } => Innermost(inner),
        InvalidOperationException { InnerException: NpgsqlException inner } => inner,
        _ => exception,
    };
}
