using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Storage;

/// <summary>The application's database: the runtime's tables and every feature's entities. Sets are reached by <c>Set&lt;T&gt;()</c>, so that a feature never edits this file.</summary>
/// <param name="options">Provider and connection.</param>
public abstract class CanBoContext(DbContextOptions options) : RuntimeContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CanBoContext).Assembly);
    }
}

/// <summary>The application's database on SQLite: embedded, one host process.</summary>
public sealed class SqliteCanBoContext(DbContextOptions<SqliteCanBoContext> options) : CanBoContext(options);

/// <summary>The application's database on PostgreSQL: servers, any number of hosts.</summary>
public sealed class PostgreSqlCanBoContext(DbContextOptions<PostgreSqlCanBoContext> options) : CanBoContext(options);
