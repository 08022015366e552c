using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CanBo.Runtime.Storage;

/// <summary>The contexts of each provider: readers open their own connection and do not track; a step's context takes the step's.</summary>
internal static class ContextFactories
{
    public static IContextFactory Sqlite<TContext>(SqliteDatabase database, Func<DbContextOptions<TContext>, TContext> create)
        where TContext : RuntimeContext =>
        new Factory<TContext>(
            create,
            Reading<TContext>(o => o.UseSqlite(database.ConnectionString)),
            new DbContextOptionsBuilder<TContext>().UseSqlite().Options,
            claim: database.Claim,
            prepare: connection => AddFunctions(create, connection));

    public static IContextFactory PostgreSql<TContext>(PostgreSqlDatabase database, Func<DbContextOptions<TContext>, TContext> create)
        where TContext : RuntimeContext =>
        new Factory<TContext>(
            create,
            Reading<TContext>(o => o.UseNpgsql(database.Source)),
            new DbContextOptionsBuilder<TContext>().UseNpgsql().Options,
            claim: () => { },
            prepare: _ => { });

    /// <summary>EF gives a connection its functions (decimals, regular expressions) only when it is named in the options; the writer's needs them once.</summary>
    private static void AddFunctions<TContext>(Func<DbContextOptions<TContext>, TContext> create, DbConnection connection)
        where TContext : RuntimeContext
    {
        using var context = create(new DbContextOptionsBuilder<TContext>().UseSqlite(connection).Options);
        context.Database.GetDbConnection();
    }

    private static DbContextOptions<TContext> Reading<TContext>(Action<DbContextOptionsBuilder<TContext>> connect)
        where TContext : RuntimeContext
    {
        var options = new DbContextOptionsBuilder<TContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        connect(options);
        return options.Options;
    }

    private sealed class Factory<TContext>(
        Func<DbContextOptions<TContext>, TContext> create,
        DbContextOptions<TContext> reading,
        DbContextOptions<TContext> stepping,
        Action claim,
        Action<DbConnection> prepare) : IContextFactory
        where TContext : RuntimeContext
    {
        // A context is a hundred small services: those who only read hand theirs on to the next.
        private readonly PooledDbContextFactory<TContext> _readers = new(reading);
        private DbConnection? _prepared;

        public RuntimeContext Create(DbConnection? connection)
        {
            if (connection is null)
            {
                claim();
                return _readers.CreateDbContext();
            }

            if (!ReferenceEquals(_prepared, connection))
            {
                prepare(connection);
                _prepared = connection;
            }

            var context = create(stepping);
            context.Database.SetDbConnection(connection, contextOwnsConnection: false);
            return context;
        }
    }
}
