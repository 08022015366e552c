using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Storage;

/// <summary>
/// EF Core's view of the database: the model of the runtime's own tables (written by prepared SQL, read and migrated here). The application derives
/// its context from it and adds the features' entities.
/// </summary>
/// <param name="options">Provider and connection.</param>
public abstract class RuntimeContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RuntimeContext).Assembly);
}

/// <summary>Makes the application's context for a provider; reading contexts open their own connection, a step's context takes the step's.</summary>
public interface IContextFactory
{
    /// <summary>A context over an open connection (a step's), or over a connection of its own when null (reading; no tracking by default).</summary>
    RuntimeContext Create(System.Data.Common.DbConnection? connection);
}
