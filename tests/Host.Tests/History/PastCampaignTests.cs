using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.History;

/// <summary>The four years of the Hồng Ngự report (domain.md §3.5) entered as four campaigns.</summary>
public sealed class PastCampaignTests
{
    private static readonly (int Year, int XS, int TOT, int HT, int KHT, string[] Kept)[] Years =
    [
        (2018, 22, 88, 2, 0, ["INCL-20", "ALL-20", "EXCL-25"]),
        (2019, 20, 68, 2, 2, []),
        (2020, 13, 58, 1, 2, ["INCL-20", "ALL-20", "EXCL-25"]),
        (2021, 16, 80, 0, 0, ["EXCL-20", "INCL-20", "ALL-20", "EXCL-25"]),
    ];

    // The ways of counting the cap, as the page says them.
    private static readonly (string Code, string Said)[] Ways =
    [
        ("EXCL-20", "Xuất sắc không quá 20 % số người xếp loại Hoàn thành tốt nhiệm vụ."),
        ("INCL-20", "Xuất sắc không quá 20 % số người xếp loại từ Hoàn thành tốt nhiệm vụ trở lên."),
        ("ALL-20", "Xuất sắc không quá 20 % tổng số người được xếp loại."),
        ("EXCL-25", "Xuất sắc không quá 25 % số người xếp loại Hoàn thành tốt nhiệm vụ."),
    ];

    [Theory]
    [BothDatabases]
    public async Task Four_years_show_their_counts_right_shares_and_the_bases_they_keep(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await ImportAsync(host);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        using var organiser = await host.ApiAsAsync("tochuc");
        using var browser = await host.BrowserAsAsync("tochuc");

        foreach (var (year, xs, tot, ht, kht, kept) in Years)
        {
            var id = await EnterAsync(organiser, year, File(xs, tot, ht, kht));
            var results = await organiser.GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{id}/results");

            results.GetProperty("rated").GetInt32().ShouldBe(xs + tot + ht + kht);
            results.GetProperty("distribution").EnumerateArray().Select(s => s.GetProperty("numerator").GetInt32()).ShouldBe([xs, tot, ht, kht]);
            Kept(results).ShouldBe(kept, $"{year}");
            results.GetProperty("bases")[0].GetProperty("percent").GetDecimal().ShouldBe(year switch { 2018 => 25.00m, 2019 => 29.41m, 2020 => 22.41m, _ => 20.00m });
            if (year == 2020)
                results.GetProperty("distribution")[3].GetProperty("percent").GetDecimal().ShouldBe(2.70m, "2 of 74, printed as 27,02 % in the report");

            var page = (await browser.OpenAsync($"/results/{id}")).Text;
            page.ShouldContain($"{xs + tot + ht + kht} người, {xs + tot + ht + kht} được xếp loại, 0 chưa quyết định.");
            page.ShouldContain($"{xs} Xuất sắc trên {tot} Hoàn thành tốt là {year switch { 2018 => "25,00", 2019 => "29,41", 2020 => "22,41", _ => "20,00" }} %.");
            Ways.Where(way => Regex.Match(page, $@"{Regex.Escape(way.Said)} {xs} [\d,]+ \d+ (Đạt|Vượt \d+)") is { Success: true } row && row.Groups[1].Value == "Đạt").Select(way => way.Code).ShouldBe(kept, $"{year} on the page");
        }

        (await browser.OpenAsync("/results")).Text.ShouldContain("Xếp loại cán bộ năm 2019");
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_named_and_nothing_is_entered()
    {
        await using var host = await HostFixture.StartAsync();
        await ImportAsync(host);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync("tochuc");
        await browser.OpenAsync("/campaigns/history");
        using var form = Form("Năm 2018", 2018, Encoding.UTF8.GetBytes("personCode,rating\nC001,Hoàn thành xuất sắc chức trách, nhiệm vụ\nC002,Xuất sắc\nC999,XS\nC003,TOT\nC003,XS\n"));

        var refused = await browser.PostAsync("/campaigns/history", form);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Đây là mức của một tiêu chí, không phải mức xếp loại.");
        refused.Text.ShouldContain("Chưa có người mang số hiệu này.");
        refused.Text.ShouldContain("Người này đã có ở dòng 5. Giữ một dòng.");
        refused.Body.ShouldContain("Năm 2018");
        (await host.ReadAsync(db => db.Set<Campaign>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_organiser_enters_a_year_on_pages_and_takes_it_back()
    {
        await using var host = await HostFixture.StartAsync();
        await ImportAsync(host);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync("tochuc");
        await browser.OpenAsync("/campaigns/history");
        using var form = Form("Năm 2021", 2021, File(16, 80, 0, 0));

        var check = await browser.PostAsync("/campaigns/history", form);
        var entered = await browser.PostAsync("/campaigns/history/enter", ("name", "Năm 2021"), ("year", "2021"), ("rulePackage", "D335"), ("rows", Encoding.UTF8.GetString(File(16, 80, 0, 0))));
        var id = await host.ReadAsync(db => db.Set<Campaign>().Select(c => c.Id).SingleAsync());
        var results = await browser.OpenAsync($"/results/{id}");
        var cases = await host.ReadAsync(db => db.Set<Case>().CountAsync());
        await browser.OpenAsync($"/campaigns/{id}/remove");
        var removed = await browser.PostAsync($"/campaigns/{id}/remove", ("reason", "Nhập nhầm tệp."));

        check.Text.ShouldContain("Ghi kết quả của 96 người");
        entered.Location.ShouldBe($"/results/{id}");
        results.Text.ShouldContain("16 Xuất sắc trên 80 Hoàn thành tốt là 20,00 %");
        cases.ShouldBe(96);
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect, removed.Text);
        (await host.ReadAsync(db => db.Set<Case>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Only_organisers_enter_or_remove_a_year()
    {
        await using var host = await HostFixture.StartAsync();
        await ImportAsync(host);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        await host.CreateAccountAsync("congchuc");
        using var organiser = await host.ApiAsAsync("tochuc");
        using var participant = await host.ApiAsAsync("congchuc");
        var id = await EnterAsync(organiser, 2021, File(1, 5, 0, 0));
        using var form = Form("Năm 2020", 2020, File(1, 5, 0, 0));

        using var entering = await participant.PostAsync("/api/v1/campaigns/history", form);
        using var removing = await participant.PostAsJsonAsync($"/api/v1/campaigns/{id}/remove", new { reason = "Vì thế" });

        entering.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        removing.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(db => db.Set<Case>().CountAsync())).ShouldBe(6);
    }

    private static string[] Kept(JsonElement results) =>
        [.. results.GetProperty("verdicts").EnumerateArray().Where(v => v.GetProperty("isWithin").GetBoolean()).Select(v => v.GetProperty("code").GetString()!)];

    private static async Task<Guid> EnterAsync(HttpClient organiser, int year, byte[] file)
    {
        using var form = Form($"Xếp loại cán bộ năm {year}", year, file);
        using var answer = await organiser.PostAsync("/api/v1/campaigns/history", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static MultipartFormDataContent Form(string name, int year, byte[] file) => new()
    {
        { new StringContent(name), "name" },
        { new StringContent(year.ToString(CultureInfo.InvariantCulture)), "year" },
        { new StringContent("D335"), "rulePackage" },
        { new ByteArrayContent(file), "file", "ket-qua.csv" },
    };

    // The words of the time for some, codes for the others.
    private static byte[] File(int xs, int tot, int ht, int kht)
    {
        string[] ratings =
        [
            .. Enumerable.Repeat("\"Hoàn thành xuất sắc chức trách, nhiệm vụ\"", xs),
            .. Enumerable.Repeat("TOT", tot),
            .. Enumerable.Repeat("Hoàn thành nhiệm vụ", ht),
            .. Enumerable.Repeat("KHT", kht),
        ];
        return Encoding.UTF8.GetBytes("personCode,rating\n" + string.Join('\n', ratings.Select((rating, at) => string.Create(CultureInfo.InvariantCulture, $"C{at + 1:000},{rating}"))));
    }

    private static async Task ImportAsync(HostFixture host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var import = scope.ServiceProvider.GetRequiredService<CommitImport>();
        const string units = "code,name,parentCode,kind,deciderUnitCode,email\nTU,Thành ủy Hồng Ngự,,agency,,\n";
        var people = "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n"
            + string.Join('\n', Enumerable.Range(1, 112).Select(n => string.Create(CultureInfo.InvariantCulture, $"C{n:000},Lê Văn {n:000},,,TU,Cán bộ,Cán bộ diện BTV quản lý,,full,,,2015-01-01")));
        foreach (var (kind, text) in ((ImportKind, string)[])[(ImportKind.Units, units), (ImportKind.People, people)])
            await import.ImportAsync(Actor.System, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);
    }
}
