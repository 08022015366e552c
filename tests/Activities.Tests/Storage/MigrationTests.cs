using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Storage;

public sealed class MigrationTests
{
    [Theory]
    [BothDatabases]
    public void The_newest_migration_says_what_the_model_says(DatabaseKind kind)
    {
        using var context = Design(kind);

        context.Database.HasPendingModelChanges().ShouldBeFalse("Run scripts/add-migration NAME: the model has changed since the newest migration.");
    }

    [Theory]
    [BothDatabases]
    public async Task An_empty_database_gets_every_table(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, "migrations");
        await using var context = Design(kind);
        context.Database.SetConnectionString(database.ConnectionString);

        await context.Database.MigrateAsync();

        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await context.Set<Campaign>().CountAsync()).ShouldBe(0);
        (await context.Set<TaskItem>().CountAsync()).ShouldBe(0);
    }

    private static CanBoContext Design(DatabaseKind kind) => kind == DatabaseKind.Sqlite
        ? new SqliteContextDesign().CreateDbContext([])
        : new PostgreSqlContextDesign().CreateDbContext([]);
}
