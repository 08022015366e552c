using System.Data.Common;
using CanBo.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CanBo.Runtime.Tests.Fixtures;

public sealed class TestDatabaseTests
{
    [Theory, BothDatabases]
    public async Task A_new_database_is_empty_and_can_be_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, nameof(TestDatabaseTests));

        await using var connection = await OpenAsync(database);
        await RunAsync(connection, "create table notes (text text not null)");
        await RunAsync(connection, "insert into notes values ('Đánh giá')");

        (await RunAsync(connection, "select text from notes")).ShouldBe("Đánh giá");
    }

    [Theory, BothDatabases]
    public async Task Two_databases_do_not_see_each_other(DatabaseKind kind)
    {
        await using var one = await TestDatabase.CreateAsync(kind);
        await using var other = await TestDatabase.CreateAsync(kind);
        await using var first = await OpenAsync(one);
        await using var second = await OpenAsync(other);

        await RunAsync(first, "create table notes (text text not null)");

        await Should.ThrowAsync<DbException>(() => RunAsync(second, "select * from notes"));
    }

    [Fact]
    public async Task A_disposed_database_is_gone_though_a_connection_was_open()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using var connection = await OpenAsync(database);

        await database.DisposeAsync();

        var refusal = await Should.ThrowAsync<PostgresException>(() => OpenAsync(database));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task PostgreSQL_keeps_its_promises_as_in_production()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var connection = await OpenAsync(database);

        var settings = await RunAsync(connection, "select current_setting('fsync') || ' ' || current_setting('synchronous_commit') || ' ' || current_setting('server_encoding')");

        settings.ShouldBe("on on UTF8");
    }

    private static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection = database.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        return connection;
    }

    private static async Task<object?> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }
}
