using System.Text.Json;

namespace CanBo.Host.Tests.WholeJob;

internal sealed partial class PartyCell
{
    private const string Head = "SL001";

    /// <summary>Seventeen full members vote, on themselves too; a probationary member has no slip. The excused one is in the base only: more than half of eighteen is ten.</summary>
    public async Task FullMembersVoteAsync()
    {
        var chair = await commune.AsAsync(Secretary);
        var vote = (await chair.ReadAsync($"/votes?campaign={Campaign}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Id();
        (await chair.PostJsonAsync($"/votes/{vote}/open", new { closesWhenAllCast = false })).Ok();
        var cases = await CasesAsync();
        foreach (var (code, at) in Voters.Select((code, at) => (code, at)))
        {
            var marks = Reviewed.Select(about => new { caseId = cases[about].Id(), rating = about is "SL007" or "SL016" || (about == "SL008" && at < 12) ? "XS" : "TOT" });
            (await (await commune.AsAsync(code)).PutJsonAsync($"/votes/{vote}/ballot", new { marks })).Ok();
        }

        (await (await commune.AsAsync(Probationary)).PutJsonAsync($"/votes/{vote}/ballot", new { marks = Array.Empty<object>() })).Refused(404);
        var closed = (await chair.CallAsync(HttpMethod.Post, $"/votes/{vote}/close", null)).Ok();

        var eight = closed.GetProperty("rows").EnumerateArray().Single(r => r.Id("caseId") == cases["SL008"].Id()).GetProperty("count");
        eight.Text("outcome").ShouldBe("XS");
        (eight.GetProperty("tally").Number("xs"), eight.GetProperty("tally").Number("tot"), eight.Number("base"), eight.Number("needed")).ShouldBe((12, 5, 18, 10));
        await StepsAsync(steps => steps is [("decision", 18)]);
    }

    /// <summary>The secretary of the base committee decides, the deputy about the secretary; one seat of eight; no XS before the State rating (D335 19(2)).</summary>
    public async Task TheCommitteeDecidesInsideTheCapAsync()
    {
        await AStateCampaignIsUnderWayAsync();
        var decider = await commune.AsAsync(Head);
        var list = (await decider.ReadAsync($"/campaigns/{Campaign}/decision-list")).GetProperty("cases").EnumerateArray().ToDictionary(c => c.Text("personCode"));
        list.Count.ShouldBe(17, "about the own rating somebody else decides");
        list["SL016"].GetProperty("flags").EnumerateArray().Select(f => f.Text("code")).ShouldBe(["state-rating-open"]);
        list["SL007"].GetProperty("flags").GetArrayLength().ShouldBe(0);

        var specialists = list.Where(c => c.Value.Text("group") == "Chuyên viên").Select(c => c.Key).ToList();
        var first = (await SignAsync(decider, [.. specialists.Select(code => Choice(list[code], code is "SL007" or "SL008" or "SL016" ? "XS" : "TOT"))])).GetProperty("decisions").EnumerateArray()
            .ToDictionary(d => d.Id("caseId"), d => d.Text("code"));
        var rest = await SignAsync(decider, [.. list.Where(c => c.Key is "SL008" or "SL016" || !specialists.Contains(c.Key)).Select(c => Choice(c.Value, "TOT"))]);
        var secretarys = (await (await commune.AsAsync(Secretary)).ReadAsync($"/campaigns/{Campaign}/decision-list")).GetProperty("cases").EnumerateArray().ShouldHaveSingleItem();
        var own = await SignAsync(await commune.AsAsync(Secretary), [Choice(secretarys, "TOT")]);

        specialists.Count.ShouldBe(8);
        first[list["SL007"].Id("caseId")].ShouldBe("decided");
        first[list["SL008"].Id("caseId")].ShouldBe("cap_full");
        first[list["SL016"].Id("caseId")].ShouldBe("hard_rule");
        rest.Number("refused").ShouldBe(0, rest.ToString());
        secretarys.Text("personCode").ShouldBe(Head);
        own.Number("decided").ShouldBe(1);
    }

    public async Task RatingsArePublishedAndMailedAsync()
    {
        await Eventually.GetAsync(CasesAsync, cases => cases.Values.All(c => c.Text("status") == "Published"), cases => string.Join(", ", cases.Values.Select(c => $"{c.Text("status")} {c.Text("step")}")));
        var told = await MailsAsync("kết quả", 15);
        var published = await (await commune.AsAsync("SL017")).ReadAsync($"/campaigns/{Campaign}/published");

        told.ShouldAllBe(m => !m.Text.Contains(Sheets.Mark, StringComparison.OrdinalIgnoreCase));
        published.GetProperty("rows").Number("totalCount").ShouldBe(18);
        (await (await commune.AsAsync("SL060")).CallAsync(HttpMethod.Get, $"/campaigns/{Campaign}/published", null)).Refused(404);
        var results = await commune.Admin.ReadAsync($"/campaigns/{Campaign}/results");
        results.GetProperty("capHolds").GetBoolean().ShouldBeTrue();
        results.Number("rated").ShouldBe(18);
    }

    /// <summary>A plan and a commitment; the case ends when the time for plan and petition is over.</summary>
    public async Task APlanIsWrittenAndTheCasesEndAsync()
    {
        var task = (await commune.TasksAsync("SL017", Campaign, "RemedialPlan")).ShouldHaveSingleItem().Id();
        (await commune.SubmitAsync("SL017", task, new
        {
            faults = new[] { new { fault = "Báo cáo chậm", measure = "Lập lịch báo cáo tháng", due = $"{commune.Year + 1}-06-30" } },
            commitment = $"Báo cáo đúng hạn ({Sheets.Mark}).",
        })).Ok();

        var own = await (await commune.AsAsync("SL017")).ReadAsync("/remedial");
        own.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("fault").ShouldBe("Báo cáo chậm");
        (await (await commune.AsAsync("SL016")).ReadAsync("/remedial")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await APlanIsWrittenOnThePageAsync("SL007");
        (await commune.Admin.AllAsync($"/campaigns/{Campaign}/remedial?status=Planned")).Select(i => i.Text("personCode")).ShouldBe(["SL007", "SL017"], ignoreOrder: true);
        (await (await commune.AsAsync("SL016")).CallAsync(HttpMethod.Get, $"/campaigns/{Campaign}/remedial", null)).Refused(403);
        await AdvanceAsync(30);
        await Eventually.GetAsync(CasesAsync, cases => cases.Values.All(c => c.Text("status") == "Finished"), cases => string.Join(", ", cases.Values.Select(c => $"{c.Text("status")} {c.Text("step")}")));
        (await commune.Admin.AllAsync("/incidents")).ShouldBeEmpty();
    }

    private async Task APlanIsWrittenOnThePageAsync(string code)
    {
        var task = (await commune.TasksAsync(code, Campaign, "RemedialPlan")).ShouldHaveSingleItem().Id();
        using var browser = await commune.Host.BrowserAsAsync(commune.People[code]);

        var form = await browser.OpenAsync($"/tasks/{task}");
        var half = await browser.PostAsync($"/tasks/{task}?part=1", ("faults/1/fault", "Ngại va chạm"), ("_version", "0"), ("_do", "next"));
        var again = await browser.PostAsync($"/tasks/{task}?part=1", ("faults/1/fault", "Ngại va chạm"), ("faults/1/measure", "Góp ý trực tiếp"), ("faults/1/due", $"{commune.Year + 1}-09-30"), ("_version", "1"), ("_do", "add:faults"));
        var two = await browser.FollowAsync(again.Location!);
        var dropped = await browser.PostAsync($"/tasks/{task}?part=1", ("faults/1/fault", "Ngại va chạm"), ("faults/1/measure", "Góp ý trực tiếp"), ("faults/1/due", $"{commune.Year + 1}-09-30"), ("faults/2/fault", ""), ("_version", "2"), ("_do", "next"));
        var check = await browser.PostAsync($"/tasks/{task}?part=2", ("commitment", "Góp ý thẳng thắn."), ("_version", "3"), ("_do", "next"));
        var looked = await browser.OpenAsync(check.Location!);
        var sent = await browser.PostAsync(check.Location!, ("_op", "page-1"), ("_pledge", "true"));
        var own = await browser.OpenAsync("/remedial");

        form.Text.ShouldContain("Hạn chế cần khắc phục");
        half.Text.ShouldContain("Ghi biện pháp khắc phục.");
        half.Body.ShouldContain("Ngại va chạm");
        two.Text.ShouldContain("Mục 2");
        dropped.Location.ShouldBe($"/tasks/{task}?part=2");
        looked.Text.ShouldContain("Góp ý trực tiếp");
        sent.Location.ShouldBe($"/tasks/{task}/received");
        own.Text.ShouldContain("Ngại va chạm");
        own.Text.ShouldContain("Chưa báo cáo");
        own.Text.ShouldNotContain("Báo cáo chậm", Case.Insensitive, "another's fault");
    }

    // The economy office is rated as civil servants too, and nobody there is decided yet.
    private async Task AStateCampaignIsUnderWayAsync()
    {
        await commune.PublishAsync("civil-servant-annual");
        await commune.PublishAsync("agency-head-annual");
        await commune.LaunchAsync(await commune.CreateCampaignAsync("PKT"));
    }

    private async Task<Dictionary<string, JsonElement>> CasesAsync() =>
        (await commune.Admin.AllAsync($"/campaigns/{Campaign}/cases")).ToDictionary(c => c.Text("personCode"));

    private static object Choice(JsonElement candidate, string rating) => new { caseId = candidate.Id("caseId"), rating, reason = $"Theo phiếu của chi bộ ({Sheets.Mark})." };

    private async Task<JsonElement> SignAsync(HttpClient decider, IReadOnlyList<object> decisions) =>
        (await decider.PostJsonAsync("/decisions", new { campaignId = Campaign, listCode = "DV-01", decisions })).Ok();
}
