using CanBo.Testing;
using Microsoft.Data.Sqlite;

namespace CanBo.Host.Tests.Commands;

/// <summary>The command line as an operator uses it: the built host in a process of its own.</summary>
[LongRunning]
public sealed class VerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("migrate", "--help")]
    [InlineData("create-admin", "--help")]
    [InlineData("import", "--help")]
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
        (await RunAsync("import", "animals", _folder.File("missing.csv"))).Code.ShouldBe(2);
        (await RunAsync("import", "people", _folder.File("missing.csv"))).Code.ShouldBe(2);
        (await RunAsync("import", _folder.Path)).Code.ShouldBe(2);
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
    public async Task Check_prints_the_path_that_shows_a_finding()
    {
        var file = _folder.File("undecided.json");
        await File.WriteAllTextAsync(file, """
            {"id":"1","definitionId":"x","name":"x","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,
            "activities":[{"id":"meeting","type":"CanBo.Meeting","version":1,"metadata":{"displayText":"Review"}},{"id":"head","type":"CanBo.HeadDecision","version":1,"metadata":{"displayText":"The head"}}],
            "connections":[{"source":{"activity":"meeting","port":"Adopted"},"target":{"activity":"head","port":"In"}},
              {"source":{"activity":"meeting","port":"Overdue"},"target":{"activity":"head","port":"In"}},
              {"source":{"activity":"meeting","port":"NotRequired"},"target":{"activity":"head","port":"In"}}]}}
            """);

        var run = await RunAsync("check", file);

        run.Code.ShouldBe(1);
        run.Output.ShouldContain($"{file}: error EndsWithoutDecision: head.XS: ");
        run.Output.ShouldContain("    Review [Minutes adopted] → The head [Excellent]");
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

    [Fact]
    public async Task A_folder_is_imported_whole_after_a_preview_that_writes_nothing_and_again_without_a_change()
    {
        var commune = Repository.File("samples", "commune");

        var looked = await RunAsync("import", commune, "--preview");
        var before = Count("persons");
        var written = await RunAsync("import", commune);
        var again = await RunAsync("import", commune);

        looked.Code.ShouldBe(0, looked.Errors);
        looked.Output.ShouldContain("people.csv: 61 new, 0 changed, 0 unchanged, 0 rows with errors. Preview only; nothing was written.");
        looked.Output.ShouldNotContain("is unknown");
        before.ShouldBe(0);
        written.Code.ShouldBe(0, written.Errors);
        (Count("units"), Count("persons"), Count("memberships")).ShouldBe((19, 61, 86));
        again.Output.ShouldContain("people.csv: 0 new, 0 changed, 61 unchanged, 0 rows with errors. Written.");
    }

    [Fact]
    public async Task A_file_with_errors_is_written_only_when_they_are_to_be_skipped_and_each_has_its_line()
    {
        await RunAsync("import", "units", Repository.File("samples", "commune", "units.csv"));
        var file = _folder.File("nguoi.csv");
        await File.WriteAllTextAsync(
            file,
            "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n"
            + "001,Nguyễn Thị Hoa,hoa@x.example,,UBX,Chủ tịch,Lãnh đạo,099,full,,,2020-01-01\n"
            + "002,Đỗ Đình Ân,an@x.example,,UBX,Chuyên viên,Chuyên viên,001,none,,,31/02/2020\n");

        var refused = await RunAsync("import", "people", file);
        var left = Count("persons");
        var skipped = await RunAsync("import", "people", file, "--skip-errors");

        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("nguoi.csv:3: activeFrom \"31/02/2020\": ");
        refused.Output.ShouldContain("nguoi.csv:2: superiorCode: The code 099 is unknown.");
        refused.Output.ShouldContain("1 rows with errors. Nothing was written.");
        left.ShouldBe(0);
        skipped.Code.ShouldBe(0, skipped.Errors);
        Count("persons").ShouldBe(1);
    }

    private Task<VerbRun> RunAsync(params string[] arguments) =>
        VerbRun.StartAsync(_folder.Path, [("CANBO__Storage__ConnectionString", $"Data Source={_folder.File("canbo.db")}")], arguments);

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("canbo.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)command.ExecuteScalar()!;
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
