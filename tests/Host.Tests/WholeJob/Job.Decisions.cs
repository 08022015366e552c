using System.Text.Json;

namespace CanBo.Host.Tests.WholeJob;

internal sealed partial class Job
{
    private const string Head = "SL001";
    private const string Province = "UB001";

    /// <summary>Five of the 35 specialists may be XS: the sixth is refused, the five stand, and the rest follows inside the cap.</summary>
    public async Task RatingsAreDecidedInsideTheCapAsync()
    {
        var decider = await commune.AsAsync(Head);
        var list = await decider.ReadAsync($"/campaigns/{campaign}/decision-list");
        var cases = list.GetProperty("cases").EnumerateArray().ToList();
        var specialists = Of(cases, Specialists);
        specialists.Count.ShouldBe(35);
        list.GetProperty("mayDecide").GetBoolean().ShouldBeTrue();

        var signed = (await decider.PostJsonAsync("/decisions", Signing([.. specialists.Take(6).Select(c => Choice(c, "XS")), .. specialists.Skip(6).Select(c => Choice(c, "TOT"))]))).Ok();

        signed.Number("decided").ShouldBe(34, signed.ToString());
        var refused = signed.GetProperty("decisions").EnumerateArray().Single(d => d.Text("status") == "refused");
        refused.Text("code").ShouldBe("cap_full");
        refused.Id("caseId").ShouldBe(specialists[5].Id("caseId"), "the lowest-ranked goes without a seat");
        refused.Text("message").ShouldContain("tối đa 5 chỗ, đã dùng 5");
        refused.Text("field").ShouldBe("rating");

        (await SignAsync(decider, [Choice(specialists[5], "TOT")])).ShouldBe(1);
        (await SignAsync(decider, [.. Of(cases, Offices).Select((c, at) => Choice(c, at < 2 ? "XS" : "TOT"))])).ShouldBe(14);
        (await SignAsync(decider, [.. Of(cases, Clerks).Select(c => Choice(c, "TOT"))])).ShouldBe(7); // one seat stays free
        (await SignAsync(decider, [.. cases.Where(c => c.Text("state") != "Decided" && c.Text("group") is not Specialists and not Offices and not Clerks).Select(c => Choice(c, "TOT"))])).ShouldBe(3);
        await TheHeadIsDecidedAboveAsync();

        var counts = await RatingsAsync();
        counts.ShouldBe(new Dictionary<string, int> { ["XS"] = 7, ["TOT"] = 53 });
    }

    private async Task TheHeadIsDecidedAboveAsync()
    {
        var decider = await commune.AsAsync(Province);
        var list = await decider.ReadAsync($"/campaigns/{campaign}/decision-list");
        var head = list.GetProperty("cases").EnumerateArray().ShouldHaveSingleItem();
        head.Text("personCode").ShouldBe(Head);

        var unrated = (await decider.PostJsonAsync("/decisions", Signing([Choice(head, "TOT")]))).Ok();
        (await commune.Admin.PutJsonAsync($"/campaigns/{campaign}/unit-ratings", new { unitCode = "UBX", rating = "TOT" })).Ok();
        var above = (await decider.PostJsonAsync("/decisions", Signing([Choice(head, "XS")]))).Ok();

        unrated.GetProperty("decisions")[0].Text("code").ShouldBe("unit_rating_missing");
        above.GetProperty("decisions")[0].Text("code").ShouldBe("head_cap");
        (await SignAsync(decider, [Choice(head, "TOT")])).ShouldBe(1);
    }

    private static List<JsonElement> Of(IEnumerable<JsonElement> cases, string group) =>
        [.. cases.Where(c => c.Text("group") == group).OrderBy(c => c.GetProperty("rank").ValueKind == JsonValueKind.Null ? int.MaxValue : c.Number("rank"))];

    private static object Choice(JsonElement candidate, string rating) =>
        new { caseId = candidate.Id("caseId"), rating, reason = $"Cân đối trong nhóm ({Sheets.Mark})." };

    private object Signing(IReadOnlyList<object> decisions) => new { campaignId = campaign, listCode = "QD-01", decisions };

    private async Task<int> SignAsync(HttpClient decider, IReadOnlyList<object> decisions)
    {
        var answer = (await decider.PostJsonAsync("/decisions", Signing(decisions))).Ok();
        answer.Number("refused").ShouldBe(0, answer.ToString());
        return answer.Number("decided");
    }

    private async Task<Dictionary<string, int>> RatingsAsync() =>
        (await commune.Admin.ReadAsync($"/campaigns/{campaign}")).GetProperty("ratings").EnumerateArray().ToDictionary(r => r.Text("rating"), r => r.Number("cases"));
}
