using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Storage;

/// <summary>
/// EF Core's view of the database: the model of the runtime's own tables (written by prepared SQL, read and migrated here). The application derives
/// its context from it and adds the features' entities. Tables, columns, keys and indexes of all entities get snake_case names; enums are stored as
/// their names; instants are UTC cut to milliseconds (<c>timestamptz</c>, on SQLite Unix milliseconds, so that both compare and sort).
/// </summary>
/// <param name="options">Provider and connection.</param>
public abstract class RuntimeContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Only the runner's contexts may save; it says so here.</summary>
    internal bool IsStep { get; set; }

    /// <summary>Saves when the runner asks for it; everyone else writes by <see cref="Stepping.StepRunner"/>.</summary>
    /// <exception cref="InvalidOperationException">This context only reads, or the caller is not the runner.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("Changes are saved by the step runner: use StepRunner.RunAsync.");

    /// <inheritdoc cref="SaveChanges(bool)" />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        IsStep
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("This context only reads. Changes are made in a step: use StepRunner.RunAsync.");

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RuntimeContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        if (Database.IsSqlite())
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }
}
