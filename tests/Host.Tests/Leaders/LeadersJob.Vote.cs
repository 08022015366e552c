using System.Net;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Guests;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime.Audit;
using CanBo.Testing.City;
using CanBo.Testing.Mail;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Leaders;

internal sealed partial class LeadersJob
{
    private const string Secretary = "B04", HeadOfTheBody = "B01";
    private const string Why = "Đơn vị hoàn thành các chỉ tiêu chính, đi đầu về cải cách hành chính; hạn chế đã khắc phục xong trong tháng 11.";

    /// <summary>Nineteen have a majority for excellent, the twentieth is tied, the others have one for good.</summary>
    private const int Excellent = 19, Tied = 19;

    private Guid _vote;

    /// <summary>The secretary opens on the page; seventeen are asked by mail, fifteen and one more by their own link.</summary>
    public async Task TheVoteIsOpenedAsync()
    {
        _vote = (await city.Admin.CallAsync(HttpMethod.Get, $"/votes?campaign={city.Campaign}", null)).Ok().GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Id();
        using var secretary = await city.Host.BrowserAsAsync(city.People[Secretary]);
        var planned = await secretary.OpenAsync($"/votes/{_vote}");

        var opened = await secretary.PostAsync($"/votes/{_vote}/open", ("closesOn", ""), ("closesTime", ""));

        planned.Text.ShouldContain("96 hồ sơ chờ bỏ phiếu.");
        planned.Text.ShouldContain("Mức nhiều phiếu nhất");
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect, opened.Text);
        foreach (var code in Voters)
            await city.MailToAsync(code, IsAboutTheVote);
    }

    /// <summary>What mail programs do with links before anybody reads: open them, ask for their heads, fetch ahead; several times.</summary>
    public async Task ScannersOfMailChangeNothingAsync()
    {
        var mails = await city.Smtp.ReceivedAsync();
        var links = mails.SelectMany(m => m.Links).Select(l => l.PathAndQuery).Distinct().ToList();
        links.Count(l => l.StartsWith("/t/", StringComparison.Ordinal)).ShouldBeGreaterThan(110);
        links.Count(l => l.StartsWith("/g/", StringComparison.Ordinal)).ShouldBe(CityFiles.Residences);
        var before = await StateAsync();

        using var scanner = city.Host.Api();
        scanner.DefaultRequestHeaders.Accept.Clear();
        scanner.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*");
        scanner.DefaultRequestHeaders.Add("Purpose", "prefetch");
        scanner.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch;prerender");
        await City.EachAsync(links, async link =>
        {
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
            {
                using var request = new HttpRequestMessage(method, link);
                using var answer = await scanner.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {link}");
                answer.Headers.TryGetValues("Set-Cookie", out var cookies);
                (cookies ?? []).ShouldAllBe(c => c.Contains("ntiforgery", StringComparison.Ordinal), "opening a link signs nobody in");
            }
        });

        (await StateAsync()).ShouldBe(before);
    }

    /// <summary>Sixteen vote from the mail and set their PIN with the slip; one whose mailbox others read cannot, and votes with a password.</summary>
    public async Task SeventeenVoteAsync()
    {
        var rows = (await city.Admin.ReadAsync($"/votes/{_vote}")).GetProperty("rows").EnumerateArray().Select(r => r.Id("caseId")).ToList();
        rows.Count.ShouldBe(96);
        var places = (await city.CasesAsync()).ToDictionary(c => c.Value.Id(), c => CityFiles.Cadres.Index().Single(p => p.Item == c.Key).Index);
        var shared = (await city.Smtp.ReceivedAsync()).Where(m => m.EnvelopeTo == CityFiles.EmailOf(CityFiles.Shared.Voter)).ToList();
        shared.ShouldNotBeEmpty();
        shared.SelectMany(City.LinksIn).ShouldBeEmpty();

        await City.EachAsync(Voters.Index(), async voter =>
        {
            (string, string)[] marks = [.. rows.Select(id => ($"marks.{id}", Mark(voter.Index, places[id])))];
            using var browser = voter.Item == CityFiles.Shared.Voter ? await city.Host.BrowserAsAsync(city.People[voter.Item]) : await ByTheMailOfTheVoteAsync(voter.Item);
            var slip = await browser.OpenAsync($"/votes/{_vote}/slip");
            var check = await browser.PostAsync($"/votes/{_vote}/slip", marks);
            var asked = await browser.PostAsync($"/votes/{_vote}/slip", [.. marks, ("act", "cast")]);
            var cast = voter.Item == CityFiles.Shared.Voter ? asked : await browser.PostAsync($"/votes/{_vote}/slip", [.. Html.HiddenFields(asked.Body).Where(f => !f.Name.StartsWith("__", StringComparison.Ordinal)), ("__pin", "594037"), ("__pinAgain", "594037")]);
            var receipt = await browser.OpenAsync($"/votes/{_vote}/receipt");

            slip.Body.Split("type=\"radio\"").Length.ShouldBe(1 + (96 * 4));
            slip.Body.ShouldNotContain(" checked");
            check.Text.ShouldContain("Đã chọn đủ cho mọi người.");
            cast.StatusCode.ShouldBe(HttpStatusCode.Redirect, cast.Text);
            receipt.Text.ShouldContain("Đã nhận phiếu của đồng chí");
        });

        var running = await city.Admin.ReadAsync($"/votes/{_vote}");
        running.GetProperty("turnout").Number("onScreen").ShouldBe(17);
        running.GetProperty("rows").EnumerateArray().ShouldAllBe(r => r.GetProperty("count").ValueKind == JsonValueKind.Null);
    }

    /// <summary>The secretary closes; the counts are there at once, and only those.</summary>
    public async Task TheVoteIsCountedAsync()
    {
        using var secretary = await city.Host.BrowserAsAsync(city.People[Secretary]);
        using var member = await city.Host.BrowserAsAsync(city.People["B09"]);
        await secretary.OpenAsync($"/votes/{_vote}");
        var closed = await secretary.PostAsync($"/votes/{_vote}/close");
        var page = await secretary.OpenAsync($"/votes/{_vote}");
        var hidden = await member.OpenAsync($"/votes/{_vote}/record");
        var places = (await city.CasesAsync()).ToDictionary(c => c.Value.Id(), c => CityFiles.Cadres.Index().Single(p => p.Item == c.Key).Index);
        var counts = (await city.Admin.ReadAsync($"/votes/{_vote}")).GetProperty("rows").EnumerateArray().ToDictionary(r => places[r.Id("caseId")], r => r.GetProperty("count"));

        closed.StatusCode.ShouldBe(HttpStatusCode.Redirect, closed.Text);
        page.Text.ShouldContain("Ngang phiếu: Xuất sắc, Tốt");
        hidden.Text.ShouldContain("Số phiếu chưa công bố trong tập thể.");
        foreach (var (place, count) in counts)
        {
            var (tally, (xs, tot)) = (count.GetProperty("tally"), VotesFor(place));
            (tally.Number("xs"), tally.Number("tot"), tally.Number("ht"), tally.Number("kht"), tally.Number("blank")).ShouldBe((xs, tot, 17 - xs - tot, 0, 0));
            count.Text("outcome").ShouldBe(place < Excellent ? "XS" : place == Tied ? "Tie" : "TOT");
            (count.Number("base"), count.Number("needed")).ShouldBe((17, 9));
        }

        await secretary.OpenAsync($"/votes/{_vote}");
        var published = await secretary.PostAsync($"/votes/{_vote}/publish", ("knowingly", "true"));
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect, published.Text);
        (await member.OpenAsync($"/votes/{_vote}/record")).Text.ShouldContain("Tổng số 17, được triệu tập 17, có mặt 17, phát 17, thu 17, không hợp lệ 0.");
    }

    /// <summary>8:8:1 goes to the head, who chooses among the two tied only and says why; nobody else of the body is asked.</summary>
    public async Task TheHeadBreaksTheTieAsync()
    {
        var task = (await Eventually.GetAsync(() => city.TasksAsync("TieBreak"), t => t.Count == 1, t => $"{t.Count} ties")).ShouldHaveSingleItem();
        task.Text("assigneeCode").ShouldBe(HeadOfTheBody);
        var tie = await city.Host.ReadAsync(db => db.Set<TieBreak>().SingleAsync());
        using var head = await city.Host.BrowserAsAsync(city.People[HeadOfTheBody]);
        using var deputy = await city.Host.BrowserAsAsync(city.People["B02"]);

        var asked = await head.OpenAsync($"/tie-breaks/{tie.Id}");
        var notTied = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "sign"), ("rating", "HT"), ("reason", Why));
        var review = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "review"), ("rating", "XS"), ("reason", Why));
        var signed = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "sign"), ("rating", "XS"), ("reason", Why));
        var another = await deputy.OpenAsync($"/tie-breaks/{tie.Id}");

        asked.Body.Split("name=\"rating\"").Length.ShouldBe(1 + 2, "the two tied levels and no others");
        notTied.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        review.Text.ShouldContain("Ký quyết định");
        signed.StatusCode.ShouldBe(HttpStatusCode.Redirect, signed.Text);
        another.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await city.WaitForStepAsync("decision");
        (await city.CasesAsync())[CityFiles.Cadres[Tied]].Text("proposedRating").ShouldBe("XS");
    }

    private static IEnumerable<string> Voters => Enumerable.Range(1, CityFiles.Voters).Select(CityFiles.Voter);

    // Votes for excellent and for good of the cadre at a place; the rest is for completed. Of those with a majority for excellent nobody has more votes than whoever stands before.
    private static (int XS, int TOT) VotesFor(int place) => place switch
    {
        < Excellent => (17 - (place * 9 / Excellent), place * 9 / Excellent),
        Tied => (8, 8),
        _ => (place % 5, 15 - (place % 5)),
    };

    // As the slip sends it: the place of the rating in its list, all of one length.
    private static string Mark(int voter, int place)
    {
        var (xs, tot) = VotesFor(place);
        return voter < xs ? "1" : voter < xs + tot ? "2" : "3";
    }

    private static bool IsAboutTheVote(ReceivedMail mail) => mail.Subject.Contains("bỏ phiếu", StringComparison.OrdinalIgnoreCase) || mail.Text.Contains("bỏ phiếu", StringComparison.OrdinalIgnoreCase);

    private async Task<Browser> ByTheMailOfTheVoteAsync(string code)
    {
        var mail = await city.MailToAsync(code, IsAboutTheVote);
        var link = City.LinksIn(mail).Single().PathAndQuery;
        var browser = city.Host.Browser();
        (await browser.OpenAsync(link)).Text.ShouldContain("Tiếp tục với tên");
        (await browser.PostAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private Task<string> StateAsync() => city.Host.ReadAsync(async db =>
    {
        var tasks = await db.Set<TaskItem>().OrderBy(t => t.Id).Select(t => $"{t.Id}:{t.Version}:{t.Status}:{t.DraftVersion}").ToListAsync();
        var cases = await db.Set<Case>().OrderBy(c => c.Id).Select(c => $"{c.Id}:{c.Version}").ToListAsync();
        var voters = await db.Set<Voter>().OrderBy(v => v.Id).Select(v => $"{v.Id}:{v.Way}:{v.Presence}").ToListAsync();
        var links = await db.Set<Link>().OrderBy(l => l.Id).Select(l => $"{l.Id}:{l.UsedAt}:{l.RevokedAt}").ToListAsync();
        var guests = await db.Set<GuestLink>().OrderBy(l => l.Id).Select(l => $"{l.Id}:{l.MailedAt}:{l.RevokedAt}").ToListAsync();
        return string.Join('\n', [.. tasks, .. cases, .. voters, .. links, .. guests, $"{await db.Set<AuditRow>().CountAsync()}"]);
    });
}
