using System.Diagnostics;
using CanBo.Testing;
using Microsoft.Data.Sqlite;

namespace CanBo.Host.Tests.Commands;

/// <summary>The command line as an operator uses it: the built host in a process of its own.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("migrate", "--help")]
    [InlineData("create-admin", "--help")]
    [InlineData("check", "--help")]
    [InlineData("backup", "--help")]
    [InlineData("restore", "--help")]
    public async Task Every_verb_explains_itself(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Usage:");
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2()
    {
        (await RunAsync("no-such-verb")).Code.ShouldBe(2);
        (await RunAsync("create-admin")).Code.ShouldBe(2);
        (await RunAsync("check", _folder.File("missing.json"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Create_admin_prints_a_one_time_password_once_and_refuses_the_name_afterwards()
    {
        var first = await RunAsync("create-admin", "quantri@phuloc.gov.vn");
        var second = await RunAsync("create-admin", "quantri@phuloc.gov.vn");

        first.Code.ShouldBe(0, first.Errors);
        first.Output.ShouldMatch("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        second.Code.ShouldBe(1);
        second.Errors.ShouldContain("userName: There is already an account with this user name.");
    }

    [Fact]
    public async Task Check_prints_a_line_for_each_finding()
    {
        var file = _folder.File("broken.json");
        var sound = _folder.File("sound.json");
        await File.WriteAllTextAsync(sound, """{"id":"1","definitionId":"x","name":"x","version":1,"root":{"id":"a","nodeId":"a","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"Xong"}}}}""");
        await File.WriteAllTextAsync(file, """{"id":"1","definitionId":"x","name":"x","version":1,"root":{"id":"a","nodeId":"a","type":"Elsa.NoSuchThing","version":1}}""");

        var good = await RunAsync("check", sound);
        var broken = await RunAsync("check", file);

        good.Output.ShouldBeEmpty();
        good.Code.ShouldBe(0);
        broken.Code.ShouldBe(1);
        broken.Output.ShouldContain($"{file}: error");
        broken.Output.ShouldContain("Elsa.NoSuchThing");
    }

    [Fact]
    public async Task A_backup_restored_elsewhere_lets_the_same_people_sign_in()
    {
        await RunAsync("create-admin", "quantri@phuloc.gov.vn", "--password", HostFixture.Password);

        var backup = await RunAsync("backup", _folder.File("backup.db"));
        await RunAsync("create-admin", "sau@phuloc.gov.vn", "--password", HostFixture.Password);
        var restore = await RunAsync("restore", _folder.File("backup.db"));

        backup.Code.ShouldBe(0, backup.Errors);
        restore.Code.ShouldBe(0, restore.Errors);
        Names(_folder.File("canbo.db")).ShouldBe(["quantri@phuloc.gov.vn"]);
        Names(Directory.GetFiles(_folder.Path, "canbo.db.*.replaced").ShouldHaveSingleItem()).ShouldBe(["quantri@phuloc.gov.vn", "sau@phuloc.gov.vn"]);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_nothing_is_lost()
    {
        await RunAsync("create-admin", "quantri@phuloc.gov.vn", "--password", HostFixture.Password);
        await File.WriteAllTextAsync(_folder.File("letter.txt"), "Kính gửi đồng chí");

        var restore = await RunAsync("restore", _folder.File("letter.txt"));

        restore.Code.ShouldBe(1);
        restore.Errors.ShouldContain("The database was not changed.");
        Names(_folder.File("canbo.db")).ShouldBe(["quantri@phuloc.gov.vn"]);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["CANBO__Storage__ConnectionString"] = $"Data Source={_folder.File("canbo.db")}";
        start.Environment["CANBO__Links__Key"] = Convert.ToBase64String(new byte[32]);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static List<string> Names(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select user_name from accounts order by user_name";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }
}
