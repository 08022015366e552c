using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CanBo.Runtime.Storage;

/// <summary>Makes the tables: by migrations in a host, at once in tests.</summary>
/// <param name="contexts">The application's model.</param>
/// <param name="options">Which database.</param>
public sealed class Schema(IContextFactory contexts, IOptions<StorageOptions> options)
{
    /// <summary>
    /// What the model cannot say, for the first PostgreSQL migration: states are compressed by lz4 where the server has it (two to three times the
    /// throughput of jsonb in our measurements), otherwise by the server's default.
    /// </summary>
    public const string PostgreSqlTuning =
        """
        do $$ begin
            alter table instances alter column state set compression lz4;
        exception when feature_not_supported or undefined_column or syntax_error or invalid_parameter_value then
            null;
        end $$;
        """;

    /// <summary>Makes all tables of the model in an empty database; for tests and measurements.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        await context.Database.EnsureCreatedAsync(cancellation);
        if (options.Value.Provider == StorageProvider.PostgreSql)
            await context.Database.ExecuteSqlRawAsync(PostgreSqlTuning, cancellation);
    }

    /// <summary>Applies the migrations that are missing. Several hosts may start at once; one of them migrates.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        await context.Database.MigrateAsync(cancellation);
    }

    /// <summary>Without the limits of a step's connection: an index on a large table takes longer.</summary>
    private RuntimeContext Open()
    {
        var context = contexts.Create(null);
        if (options.Value.Provider == StorageProvider.PostgreSql)
            context.Database.SetDbConnection(new NpgsqlConnection(options.Value.ConnectionString), contextOwnsConnection: true);
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        return context;
    }
}
