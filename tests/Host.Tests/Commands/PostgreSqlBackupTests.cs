using CanBo.Testing;
using Npgsql;

namespace CanBo.Host.Tests.Commands;

/// <summary>Backup and restore with PostgreSQL's own programs, as an operator runs them.</summary>
public sealed class PostgreSqlBackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, "backup");
        (await RunAsync(_database, "create-admin", "quantri@phuloc.gov.vn", "--password", HostFixture.Password)).Code.ShouldBe(0);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_puts_its_own_database_back_and_fills_an_empty_one()
    {
        var backup = await RunAsync(_database, "backup", _folder.File("backup.dump"));
        var twice = await RunAsync(_database, "backup", _folder.File("backup.dump"));
        await RunAsync(_database, "create-admin", "sau@phuloc.gov.vn", "--password", HostFixture.Password);
        await using var empty = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, "restore");

        var back = await RunAsync(_database, "restore", _folder.File("backup.dump"));
        var elsewhere = await RunAsync(empty, "restore", _folder.File("backup.dump"));

        backup.Code.ShouldBe(0, backup.Errors);
        twice.Code.ShouldBe(1);
        back.Code.ShouldBe(0, back.Errors);
        elsewhere.Code.ShouldBe(0, elsewhere.Errors);
        (await NamesAsync(_database)).ShouldBe(["quantri@phuloc.gov.vn"]);
        (await NamesAsync(empty)).ShouldBe(["quantri@phuloc.gov.vn"]);
    }

    [Fact]
    public async Task Nothing_is_restored_from_a_letter_or_under_a_running_host()
    {
        await RunAsync(_database, "backup", _folder.File("backup.dump"));
        await File.WriteAllTextAsync(_folder.File("letter.txt"), "Kính gửi đồng chí");

        var letter = await RunAsync(_database, "restore", _folder.File("letter.txt"));
        VerbRun busy;
        await using (var host = new NpgsqlConnection(_database.ConnectionString))
        {
            await host.OpenAsync();
            busy = await RunAsync(_database, "restore", _folder.File("backup.dump"));
        }

        letter.Code.ShouldBe(1);
        letter.Errors.ShouldContain("pg_restore");
        busy.Code.ShouldBe(1);
        busy.Errors.ShouldContain("Stop every host");
        (await NamesAsync(_database)).ShouldBe(["quantri@phuloc.gov.vn"]);
    }

    private Task<VerbRun> RunAsync(TestDatabase database, params string[] arguments) => VerbRun.StartAsync(
        _folder.Path,
        [("CANBO__Storage__Provider", "PostgreSql"), ("CANBO__Storage__ConnectionString", database.ConnectionString)],
        arguments);

    // Not pooled: an idle connection would look like a running host.
    private static async Task<List<string>> NamesAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select user_name from accounts order by user_name", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }
}
