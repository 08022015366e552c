using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Host.Tests.WholeJob;
using CanBo.Testing.City;

namespace CanBo.Host.Tests.Leaders;

internal sealed partial class LeadersJob
{
    // 16 of the 80 who are then good: the most that twenty in a hundred allow for 96.
    private const int Seats = 16;

    /// <summary>Twenty are proposed, sixteen find a seat; the four after them are good and on record as having met the standard. Signed on the pages.</summary>
    public async Task SixteenOfEightyAreDecidedOnOneListAsync()
    {
        using var decider = await city.Host.BrowserAsAsync(city.People[HeadOfTheBody]);
        var list = $"/campaigns/{city.Campaign}/decision-list";
        var shown = await decider.OpenAsync(list);
        var listed = (await (await city.WithPasswordAsync(HeadOfTheBody)).ReadAsync(list)).GetProperty("cases").EnumerateArray().ToList();
        var competing = listed.Where(c => c.Text("proposedRating") == "XS").ToList();

        (string, string)[] ticked = [.. listed.Select(c => ("case", c.Id("caseId").ToString())), ("back", list)];
        var review = await decider.PostAsync($"{list}/review", ticked);
        var choices = Html.HiddenFields(review.Body).Where(f => f.Name is "choice" or "back").ToArray();
        var signed = await decider.PostAsync($"{list}/sign", [.. choices, ("listCode", "QD-01")]);

        shown.Text.ShouldContain("còn 16 chỗ Xuất sắc cho 20 người được đề xuất");
        listed.Count.ShouldBe(96);
        competing.Count(c => c.Text("seat") == "awarded").ShouldBe(Seats);
        competing.Where(c => c.Text("seat") == "awarded").Select(c => c.Text("personCode")).ShouldBe(CityFiles.Cadres.Take(Seats), ignoreOrder: true);
        review.Text.ShouldContain("Xem lại và ký 96 người");
        choices.Count(c => c.Name == "choice" && c.Value.EndsWith(":XS", StringComparison.Ordinal)).ShouldBe(Seats);
        signed.Text.ShouldContain("Đã ký 96 người", customMessage: signed.Text);
        (await RatingsAsync()).ShouldBe(new Dictionary<string, int> { ["XS"] = Seats, ["TOT"] = 80 });
        var after = (await (await city.WithPasswordAsync(HeadOfTheBody)).ReadAsync(list)).GetProperty("cases").EnumerateArray();
        after.Where(c => c.GetProperty("metStandardWithoutSeat").GetBoolean()).Select(c => c.Text("personCode")).ShouldBe(CityFiles.Cadres.Skip(Seats).Take(4), ignoreOrder: true);
    }

    /// <summary>Everybody is told that a result is there, ratings are public in the agency, and the figures are the counts with their fractions.</summary>
    public async Task ResultsAreToldAndPublishedAsync()
    {
        await Eventually.GetAsync(city.CasesAsync, cases => cases.Values.All(c => c.Text("status") == "Published" && c.Text("step") is "petition" or "plan"), Standing);
        await Eventually.GetAsync(city.Smtp.ReceivedAsync, all => CityFiles.Cadres.All(c => all.Any(m => m.EnvelopeTo == CityFiles.EmailOf(c) && m.Subject.Contains("kết quả", StringComparison.OrdinalIgnoreCase))), all => $"{all.Count} mails");
        var results = await city.Admin.ReadAsync($"/campaigns/{city.Campaign}/results");
        using var organiser = await city.Host.BrowserAsAsync("tochuc");
        var page = await organiser.OpenAsync($"/results/{city.Campaign}");
        using var cadre = await city.Host.BrowserAsAsync(city.People["D011"]);
        var notice = await cadre.OpenAsync($"/cases/{(await city.CasesAsync())["D011"].Id()}/notice");

        (results.Number("rated"), results.Number("undecided")).ShouldBe((96, 0));
        results.GetProperty("capHolds").GetBoolean().ShouldBeTrue();
        var ofGood = results.GetProperty("bases")[0];
        (ofGood.Number("numerator"), ofGood.Number("denominator"), ofGood.GetProperty("percent").GetDecimal()).ShouldBe((Seats, 80, 20m));
        page.Text.ShouldContain("16 Xuất sắc trên 80 Hoàn thành tốt là 20,00 %.");
        notice.StatusCode.ShouldBe(HttpStatusCode.OK, notice.Text);
    }

    /// <summary>Who had no seat asks again and is upheld; when the last window is over every case is finished.</summary>
    public async Task APetitionIsAnsweredAndEverythingEndsAsync()
    {
        var cases = await city.CasesAsync();
        var first = CityFiles.Cadres[Seats];
        var path = $"/cases/{cases[first].Id()}/petition";
        (await (await city.WithPasswordAsync(first)).PostJsonAsync(path, new { text = $"Đề nghị xem xét lại kết quả ({LeaderSheets.Mark})." })).Ok();
        var decider = await city.WithPasswordAsync(HeadOfTheBody);
        (await decider.PostJsonAsync($"{path}/answer", new { rating = "XS", reason = $"Đã xem xét hồ sơ ({LeaderSheets.Mark})." })).Refused(409, "cap_full");
        (await decider.PostJsonAsync($"{path}/answer", new { reason = $"Đã xem xét hồ sơ và hạn mức ({LeaderSheets.Mark})." })).Ok();

        (await city.Admin.PostJsonAsync("/dev/clock", new { advance = "30.00:00:00" })).Ok();
        await Eventually.GetAsync(city.CasesAsync, all => all.Values.All(c => c.Text("status") == "Finished"), Standing);
        (await city.Admin.PostJsonAsync($"/campaigns/{city.Campaign}/close", new { reason = "Đã xong mọi việc." })).Ok().Text("status").ShouldBe("Closed");
        (await RatingsAsync()).ShouldBe(new Dictionary<string, int> { ["XS"] = Seats, ["TOT"] = 80 });
    }

    /// <summary>Mails tell that something waits, never what somebody wrote, voted or got.</summary>
    public async Task NoMailTellsWhatSomebodySaidOrGotAsync()
    {
        var mails = await city.Smtp.ReceivedAsync();

        mails.Count.ShouldBeGreaterThan(250);
        foreach (var mail in mails)
        {
            var words = Address().Replace(Tag().Replace(mail.Everything, " "), " ");
            Forbidden().Match(words).Value.ShouldBeEmpty(mail.Text);
            words.ShouldNotContain(LeaderSheets.Mark, Case.Insensitive, mail.Text);
        }
    }

    public async Task NothingIsBrokenAsync()
    {
        (await city.Admin.AllAsync("/incidents")).ShouldBeEmpty();
        (await city.Admin.AllAsync("/outbox?status=Dead")).ShouldBeEmpty();
        (await city.Smtp.ReceivedAsync()).Select(m => m.MessageId).ShouldBeUnique();
    }

    private async Task<Dictionary<string, int>> RatingsAsync() =>
        (await city.Admin.ReadAsync($"/campaigns/{city.Campaign}")).GetProperty("ratings").EnumerateArray().ToDictionary(r => r.Text("rating"), r => r.Number("cases"));

    private static string Standing(Dictionary<string, JsonElement> cases) =>
        string.Join(", ", cases.Values.CountBy(c => $"{c.Text("status")} in {c.Text("step")}").Select(c => $"{c.Value} {c.Key}"));

    [GeneratedRegex("""(?i:hoàn thành (xuất sắc |tốt )?nhiệm vụ|excellent|xuất sắc)|\b(XS|TOT|KHT)\b|\b\d{2}[,.]\d{1,2}\b(?!\.\d)|(?i:(?<!kiểm )\bđiểm(?! (danh|đến|hẹn)))|(?i:\d+ phiếu (xuất sắc|tốt))""")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
