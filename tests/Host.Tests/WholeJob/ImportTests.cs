using System.Text;
using CanBo.Testing;

namespace CanBo.Host.Tests.WholeJob;

public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task The_sample_is_previewed_written_and_found_unchanged_when_sent_again(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);

        await commune.ImportAsync();
        var again = (await commune.Admin.UploadAsync("/people/import", "people.csv", Commune.Sample("people"))).Ok();
        var people = await commune.Admin.AllAsync("/people");

        people.Count.ShouldBe(61);
        again.Number("added").ShouldBe(0);
        again.Number("changed").ShouldBe(0);
        again.Number("unchanged").ShouldBe(61);
    }

    [Theory, BothDatabases]
    public async Task A_broken_row_is_named_by_line_and_column_in_both_languages_and_nothing_is_written(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        using var english = await commune.Host.ApiAsAsync("quantri", "en");
        (await commune.Admin.UploadAsync("/units/import", "units.csv", Commune.Sample("units"))).Ok();
        const string csv = """
            code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom
            N001,Nguyễn Văn An,an@sonlinh.example,,VP,Chuyên viên,Chuyên viên,,none,,,2020-01-01
            N002,Trần Thị Bình,binh(at)sonlinh.example,,VP,Chuyên viên,Chuyên viên,,none,,,32/13/2020
            """;

        var refused = await commune.Admin.UploadAsync("/people/import", "people.csv", csv);
        var told = await english.UploadAsync("/people/import", "people.csv", csv);
        var preview = (await commune.Admin.UploadAsync("/people/import?preview=true", "people.csv", csv)).Ok();
        var commit = await commune.Admin.PostJsonAsync($"/people/import?token={preview.Text("token")}", null);

        refused.Refused(422, "import_has_errors");
        var cells = refused.Body.GetProperty("rowErrors").EnumerateArray().Select(e => (e.Number("line"), e.Text("column"))).Order().ToList();
        cells.ShouldBe([(3, "activeFrom"), (3, "email")]);
        told.Refused(422, "import_has_errors");
        foreach (var (vietnamese, inEnglish) in refused.Body.GetProperty("rowErrors").EnumerateArray().Zip(told.Body.GetProperty("rowErrors").EnumerateArray()))
            inEnglish.Text("message").ShouldNotBe(vietnamese.Text("message"));
        commit.Refused(409, "import_has_errors");
        (await commune.Admin.AllAsync("/people")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decomposed_letters_are_composed_so_that_a_name_typed_on_another_system_is_the_same_name()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        (await commune.Admin.UploadAsync("/units/import", "units.csv", Commune.Sample("units"))).Ok();
        var composed = Encoding.UTF8.GetString(Commune.Sample("people"));

        (await commune.Admin.UploadAsync("/people/import", "people.csv", composed.Normalize(NormalizationForm.FormD))).Ok();
        var again = (await commune.Admin.UploadAsync("/people/import", "people.csv", composed)).Ok();

        (await commune.Admin.AllAsync("/people")).Select(p => p.Text("fullName")).ShouldContain("Hồ Thị Ánh Nguyệt");
        again.Number("unchanged").ShouldBe(61);
        again.Number("changed").ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_superior_is_listed_and_stops_the_launch_but_not_the_import()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        await commune.ImportAsync();
        var people = Encoding.UTF8.GetString(Commune.Sample("people")).Replace(",Chuyên viên địa chính,Chuyên viên,SL014,", ",Chuyên viên địa chính,Chuyên viên,SL999,", StringComparison.Ordinal);

        var imported = (await commune.Admin.UploadAsync("/people/import", "people.csv", people)).Ok();
        var campaign = await commune.CreateCampaignAsync();
        var preview = await commune.Admin.ReadAsync($"/campaigns/{campaign}/preview");
        var launch = await commune.Admin.CallAsync(HttpMethod.Post, $"/campaigns/{campaign}/launch", null);

        imported.GetProperty("unresolved").EnumerateArray().Select(u => u.Text("code")).ShouldBe(["SL999"]);
        preview.GetProperty("mayLaunch").GetBoolean().ShouldBeFalse();
        preview.GetProperty("gaps").EnumerateArray().Where(g => g.GetProperty("blocks").GetBoolean()).ShouldContain(g => g.ToString().Contains("SL999", StringComparison.Ordinal));
        launch.Refused(409, "launch_blocked").Detail.ShouldContain("SL999");
        (await commune.Admin.ReadAsync($"/campaigns/{campaign}")).Text("status").ShouldBe("Draft");
    }

    [Fact]
    public async Task A_cycle_in_the_reporting_line_is_refused_with_the_names_in_it()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        (await commune.Admin.UploadAsync("/units/import", "units.csv", Commune.Sample("units"))).Ok();
        var people = Encoding.UTF8.GetString(Commune.Sample("people")).Replace("Người đứng đầu cơ quan,UB001,", "Người đứng đầu cơ quan,SL002,", StringComparison.Ordinal);

        var refused = await commune.Admin.UploadAsync("/people/import", "people.csv", people);

        refused.Refused(422, "import_has_errors");
        var messages = refused.Body.GetProperty("rowErrors").EnumerateArray().Select(e => e.Text("message")).ToList();
        messages.ShouldContain(m => m.Contains("SL001", StringComparison.Ordinal) && m.Contains("SL002", StringComparison.Ordinal), string.Join('\n', messages));
        (await commune.Admin.AllAsync("/people")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_20_MB_is_refused_with_the_limit()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);

        var refused = await commune.Admin.UploadAsync("/people/import?preview=true", "people.csv", new byte[20 * 1024 * 1024]);

        refused.Refused(413).Detail.ShouldContain("MB");
    }
}
