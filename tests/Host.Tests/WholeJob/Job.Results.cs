using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.WholeJob;

internal sealed partial class Job
{
    /// <summary>Everybody is told by mail, ratings are public, and the figures are the counts with their fractions.</summary>
    public async Task ResultsAreTheCountsAsync()
    {
        await Eventually.GetAsync(CasesAsync, cases => cases.Values.All(c => c.Text("status") == "Published" && c.Text("step") == "petition"), Standing);
        var told = await MailsUntilAsync(all => all.Count(m => m.Subject.Contains("kết quả", StringComparison.OrdinalIgnoreCase)) >= 55);
        var results = await commune.Admin.ReadAsync($"/campaigns/{campaign}/results");

        told.Select(m => m.EnvelopeTo).Distinct().Count().ShouldBeGreaterThanOrEqualTo(55);
        results.Number("rated").ShouldBe(60);
        results.Number("undecided").ShouldBe(0);
        results.GetProperty("capHolds").GetBoolean().ShouldBeTrue();
        Shares(results, "distribution").ShouldBe([("XS", 7, 60, 11.67m), ("TOT", 53, 60, 88.33m), ("HT", 0, 60, 0m), ("KHT", 0, 60, 0m)]);
        Shares(results, "bases")[0].ShouldBe(("x/t", 7, 53, 13.21m));
        results.GetProperty("sets").EnumerateArray().ShouldAllBe(s => s.GetProperty("isWithin").GetBoolean());

        var published = await (await commune.AsAsync("SL060")).ReadAsync($"/campaigns/{campaign}/published");
        published.GetProperty("rows").Number("totalCount").ShouldBe(59, "colleagues read what was made public in their agency");
    }

    /// <summary>Who sought a seat that is not there is upheld; who may have the one free seat gets it, and the cap still holds.</summary>
    public async Task PetitionsAreAnsweredAsync()
    {
        var cases = await CasesAsync();
        var (withoutSeat, withSeat) = (Rated(cases, Specialists, "TOT"), Rated(cases, Clerks, "TOT"));
        var decider = await commune.AsAsync(Head);

        var first = (await FileAsync(withoutSeat, withoutSeat, cases)).Ok();
        var again = (await FileAsync(withoutSeat, withoutSeat, cases)).Ok();
        (await FileAsync("SL060", withoutSeat, cases)).Refused(404);
        (await FileAsync(withSeat, withSeat, cases)).Ok();
        var noSeat = await AnswerAsync(decider, cases[withoutSeat], "XS");
        var byAnother = await AnswerAsync(await commune.AsAsync("SL060"), cases[withoutSeat], "XS");
        (await AnswerAsync(decider, cases[withoutSeat], null)).Ok();
        (await AnswerAsync(decider, cases[withSeat], "XS")).Ok();

        again.Id("petitionId").ShouldBe(first.Id("petitionId"), "the same text gets the same receipt");
        noSeat.Refused(409, "cap_full").Detail.ShouldContain("tối đa 5 chỗ");
        byAnother.Refused(404);
        (await PetitionOfAsync(withoutSeat, cases)).ShouldBe("Upheld");
        (await PetitionOfAsync(withSeat, cases)).ShouldBe("Replaced");
        (await RatingsAsync()).ShouldBe(new Dictionary<string, int> { ["XS"] = 8, ["TOT"] = 52 });
        var results = await commune.Admin.ReadAsync($"/campaigns/{campaign}/results");
        results.GetProperty("capHolds").GetBoolean().ShouldBeTrue();
        Shares(results, "bases")[0].ShouldBe(("x/t", 8, 52, 15.38m));
    }

    /// <summary>When the window of the last petition is over, every case is finished and the campaign can be closed.</summary>
    public async Task TheCampaignEndsAsync()
    {
        (await commune.Admin.PostJsonAsync("/dev/clock", new { advance = "30.00:00:00" })).Ok();
        await Eventually.GetAsync(CasesAsync, cases => cases.Values.All(c => c.Text("status") == "Finished"), Standing);
        var late = await FileAsync("SL040", "SL040", await CasesAsync());

        (await commune.Admin.PostJsonAsync($"/campaigns/{campaign}/close", new { reason = "Đã xong mọi việc." })).Ok().Text("status").ShouldBe("Closed");

        late.Refused(409, "window_closed");
    }

    /// <summary>Mails tell that something waits, never what somebody wrote or got.</summary>
    public async Task NoMailTellsARatingAsync()
    {
        var mails = await commune.Smtp.ReceivedAsync();

        mails.Count.ShouldBeGreaterThan(110);
        foreach (var mail in mails)
        {
            var words = Address().Replace(Tag().Replace(mail.Everything, " "), " ");
            Forbidden().Match(words).Value.ShouldBeEmpty(mail.Text);
            words.ShouldNotContain(Sheets.Mark, Case.Insensitive, mail.Text);
        }
    }

    public async Task NothingIsBrokenAsync()
    {
        (await commune.Admin.AllAsync("/incidents")).ShouldBeEmpty();
        (await commune.Admin.AllAsync("/outbox?status=Dead")).ShouldBeEmpty();
        var mails = await commune.Smtp.ReceivedAsync();
        mails.Select(m => m.MessageId).ShouldBeUnique();
    }

    private async Task<Reply> FileAsync(string by, string about, Dictionary<string, JsonElement> cases) =>
        await (await commune.AsAsync(by)).PostJsonAsync($"/cases/{cases[about].Id()}/petition", new { text = $"Đề nghị xem xét lại kết quả ({Sheets.Mark})." });

    private static Task<Reply> AnswerAsync(HttpClient decider, JsonElement @case, string? rating) =>
        decider.PostJsonAsync($"/cases/{@case.Id()}/petition/answer", new { rating, reason = $"Đã xem xét hồ sơ và hạn mức ({Sheets.Mark})." });

    private async Task<string> PetitionOfAsync(string code, Dictionary<string, JsonElement> cases) =>
        (await (await commune.AsAsync(code)).ReadAsync($"/cases/{cases[code].Id()}")).GetProperty("petition").Text("status");

    private static string Rated(Dictionary<string, JsonElement> cases, string group, string rating) =>
        cases.Where(c => c.Value.Text("positionGroup") == group && c.Value.Text("finalRating") == rating).Select(c => c.Key).Order(StringComparer.Ordinal).First();

    private static List<(string Key, int Numerator, int Denominator, decimal Percent)> Shares(JsonElement results, string name) =>
        [.. results.GetProperty(name).EnumerateArray().Select(s => (s.Text("key"), s.Number("numerator"), s.Number("denominator"), s.GetProperty("percent").GetDecimal()))];

    private static string Standing(Dictionary<string, JsonElement> cases) =>
        string.Join(", ", cases.Values.CountBy(c => $"{c.Text("status")} in {c.Text("step")}").Select(c => $"{c.Value} {c.Key}"));

    [GeneratedRegex("""(?i:hoàn thành (xuất sắc |tốt )?nhiệm vụ|excellent|xuất sắc)|\b(XS|TOT|KHT)\b|\b\d{2}[,.]\d{1,2}\b(?!\.\d)|(?i:\bđiểm(?! (danh|đến|hẹn)))""")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
