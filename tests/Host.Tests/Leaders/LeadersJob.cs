using CanBo.Host.Tests.WholeJob;
using CanBo.Testing.City;

namespace CanBo.Host.Tests.Leaders;

/// <summary>The steps of the leaders' year, each with what must be true after it.</summary>
internal sealed partial class LeadersJob(City city)
{
    private static readonly string[] BeforeTheVote = ["superior", "peers", "subordinates", "committee", "residence", "massOrganisations", "selfAssessment", "ask"];

    public async Task ThePreviewSaysWhoIsNotAskedAsync()
    {
        var preview = await city.Admin.ReadAsync($"/campaigns/{city.Campaign}/preview");

        preview.GetProperty("mayLaunch").GetBoolean().ShouldBeTrue(preview.ToString());
        preview.Number("cases").ShouldBe(96);
        preview.GetProperty("exempt").EnumerateArray().Select(e => e.Text("code")).ShouldBe(CityFiles.Staff, ignoreOrder: true);
        preview.GetProperty("exempt").EnumerateArray().ShouldAllBe(e => e.Text("reason") == "Nhóm vị trí “Chuyên viên” không thuộc đợt này.");
        preview.GetProperty("gaps").EnumerateArray().Where(g => g.GetProperty("blocks").GetBoolean()).ShouldBeEmpty();
        var group = preview.GetProperty("quotaGroups").EnumerateArray().ShouldHaveSingleItem();
        (group.Number("people"), group.Number("mostSeats")).ShouldBe((96, 16)); // x ≤ 20 % of the t rated TOT, x + t = 96
    }

    /// <summary>Each by the link of the own mail; whose mailbox others read gets no link and signs in with a password.</summary>
    public async Task EverybodyReviewsThemselvesFromTheMailAsync()
    {
        var own = (await city.TasksAsync("SelfAssessment")).ToDictionary(t => t.Text("assigneeCode"), t => t.Id());
        own.Count.ShouldBe(96);

        await City.EachAsync(CityFiles.Cadres.Select((code, place) => (code, place)), async item =>
        {
            var sent = (await city.SubmitAsync(item.code, own[item.code], LeaderSheets.SelfReview(item.place))).Ok();
            sent.GetProperty("isLate").GetBoolean().ShouldBeFalse();
        });

        var shared = await city.MailAsync(m => m.EnvelopeTo == CityFiles.EmailOf(CityFiles.Shared.Cadre));
        City.LinksIn(shared).ShouldBeEmpty("a mailbox that others read gets no link");
        (await city.TasksAsync("SelfAssessment")).ShouldBeEmpty();
        (await city.CasesAsync()).Values.ShouldAllBe(c => c.Text("selfRating") == "XS");
    }

    /// <summary>Each area by the one link it got, for all its people; the last is typed in from paper by the organiser.</summary>
    public async Task TheResidenceAreasCommentByTheirLinksAsync()
    {
        var requests = await Eventually.GetAsync(() => city.TasksAsync("Residence"), r => r.Count == 96 - CityFiles.WithoutResidence.Count, r => $"{r.Count} requests");
        var onPaper = requests[^1].Id();

        await City.EachAsync(Enumerable.Range(1, CityFiles.Residences), async area =>
        {
            var mail = await city.MailAsync(m => m.EnvelopeTo == CityFiles.EmailOfResidence(area));
            var link = mail.Links.Single(l => l.AbsolutePath.StartsWith("/g/", StringComparison.Ordinal)).AbsolutePath;
            using var browser = city.Host.Browser();
            var list = await browser.OpenAsync(link);
            list.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, list.Text);
            foreach (var task in Html.Attribute(list.Body, $"href=\"{link}/([0-9a-f-]{{36}})\"").Where(id => Guid.Parse(id) != onPaper))
                await CommentAsync(browser, $"{link}/{task}");
        });
        using var organiser = await city.Host.BrowserAsAsync("tochuc");
        await CommentAsync(organiser, $"/tasks/{onPaper}/paper");

        (await city.TasksAsync("Residence")).ShouldBeEmpty();
    }

    /// <summary>Whatever is asked is answered and whatever meeting waits is held, until all wait for the vote. Two of six subordinates of one head keep silent.</summary>
    public async Task OpinionsMeetingsAndAppraisalsAreGivenAsync()
    {
        string[] silent = [CityFiles.Staff[5], CityFiles.Staff[6]];
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        var clockIsForward = false;
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var idle = 0; steps.Count(s => s.Value > 0) != 1 || steps.GetValueOrDefault("vote") != 96; idle++)
        {
            idle.ShouldBeLessThan(400, $"nothing happens any more: {string.Join(", ", steps.Where(s => s.Value > 0))}");
            var opinions = (await city.TasksAsync("Opinion")).Where(t => !silent.Contains(t.Text("assigneeCode"))).ToList();
            var asked = opinions.Concat(await city.TasksAsync("Appraisal")).ToList();
            await City.EachAsync(asked.GroupBy(t => t.Text("assigneeCode")), async person =>
            {
                foreach (var task in person)
                    (await city.SubmitAsync(person.Key, task.Id(), task.Text("kind") == "Opinion" ? LeaderSheets.Remark(task.Text("form")) : LeaderSheets.Appraisal())).Ok();
            });
            foreach (var form in asked.CountBy(t => t.Text("form")))
                given[form.Key] = given.GetValueOrDefault(form.Key) + form.Value;
            var held = await HoldMeetingsAsync();
            steps = (await city.Admin.ReadAsync($"/campaigns/{city.Campaign}")).GetProperty("steps").EnumerateArray().ToDictionary(s => s.Text("step"), s => s.Number("cases"));
            if (!clockIsForward && asked.Count == 0 && given.Count > 0 && BeforeTheVote.Sum(step => steps.GetValueOrDefault(step)) <= 1)
            {
                // Only the silent are waited for: their deadline passes.
                (await city.Admin.PostJsonAsync("/dev/clock", new { advance = "9.00:00:00" })).Ok();
                clockIsForward = true;
            }
            else if (asked.Count + held > 0)
            {
                idle = 0;
            }
            else
            {
                await Task.Delay(150);
            }
        }

        given["remark-superior"].ShouldBe(96);
        given["remark-committee"].ShouldBe(96);
        given["remark-peer"].ShouldBe((CityFiles.Agencies * 3 * 2) + (CityFiles.Agencies * 2));
        given["remark-subordinates"].ShouldBe(8 + 4 + 5);
        given["remark-mass-organisation"].ShouldBe(30);
        given["appraisal-366"].ShouldBe(96);
    }

    /// <summary>Eight of eight and five of five are shown without names; four of six are destroyed unopened; three deputies are too few to ask.</summary>
    public async Task AnonymousOpinionsAreShownTogetherOrNotAtAllAsync()
    {
        var cases = await city.CasesAsync();
        using var decider = await city.Host.BrowserAsAsync(city.People["B01"]);
        using var evaluated = await city.Host.BrowserAsAsync(city.People["H01"]);
        Task<Browser.Answer> AboutAsync(string code) => decider.OpenAsync($"/cases/{cases[code].Id()}/opinions");

        var eight = await AboutAsync("H01");
        var four = await AboutAsync("H02");
        var five = await AboutAsync("H03");
        var three = await AboutAsync("H04");
        var own = await evaluated.OpenAsync($"/cases/{cases["H01"].Id()}/opinions");

        eight.Text.ShouldContain("Ẩn danh: 8 trên 8 người trả lời.");
        eight.Text.ShouldContain("Biết lắng nghe");
        five.Text.ShouldContain("Ẩn danh: 5 trên 5 người trả lời.");
        four.Text.ShouldContain("Ẩn danh: 4 trên 6 người trả lời, ít hơn 5. Các ý kiến đã bị hủy, không mở.");
        four.Text.ShouldNotContain("Biết lắng nghe");
        three.Text.ShouldContain("Chỉ có 3 người để hỏi, ít hơn 5 người");
        own.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<int> HoldMeetingsAsync()
    {
        var held = 0;
        foreach (var row in (await city.Admin.AllAsync($"/meetings?campaign={city.Campaign}")).Where(m => m.Text("status") == "Planned"))
        {
            // A collective meets once for all who come to it.
            if (await MoreAreOnTheirWayAsync())
                break;
            var view = await city.Admin.ReadAsync($"/meetings/{row.Id()}");
            var chair = city.People.Single(p => p.Value == view.GetProperty("chair").Id("personId")).Key;
            (await (await city.WithPasswordAsync(chair)).PostJsonAsync($"/meetings/{row.Id()}/adopt", new
            {
                place = "Hội trường Thành ủy",
                minutes = $"Hội nghị nhất trí với các bản kiểm điểm ({LeaderSheets.Mark}).",
                cases = view.GetProperty("cases").EnumerateArray().Select(c => new { caseId = c.Id("caseId"), strengths = $"Tận tụy ({LeaderSheets.Mark}).", limits = "", opinions = "", conclusion = "Nhất trí." }),
            })).Ok().Text("status").ShouldBe("Adopted");
            held++;
        }

        return held;
    }

    private async Task<bool> MoreAreOnTheirWayAsync() =>
        (await city.Admin.ReadAsync($"/campaigns/{city.Campaign}")).GetProperty("steps").EnumerateArray().Any(s => BeforeTheVote.Contains(s.Text("step")) && s.Number("cases") > 0);

    private static async Task CommentAsync(Browser browser, string form)
    {
        await browser.OpenAsync(form);
        (await browser.PostAsync($"{form}?part=1", ("_do", "next"), ("_version", "0"), ("way", "viet"))).Location.ShouldBe($"{form}?part=2");
        (await browser.PostAsync(
            $"{form}?part=2", ("_do", "next"), ("_version", "1"), ("example", "lam-tot"), ("civic", "lam-tot"), ("meetings", "co-lam"), ("people", "lam-tot"), ("helps", "lam-tot"),
            ("strengths", $"Gương mẫu ({LeaderSheets.Mark})."), ("limits", "Không"))).Location.ShouldBe($"{form}?part=3");
        (await browser.PostAsync(
            $"{form}?part=3", ("_do", "next"), ("_version", "2"), ("author", "Đinh Văn Hòa"), ("authorPost", "Bí thư chi bộ"), ("confirmer", "Lê Thị Mai"), ("confirmerPost", "Phó Bí thư đảng ủy"))).Location.ShouldBe($"{form}/check");
        (await browser.PostAsync($"{form}/check", ("_op", Guid.NewGuid().ToString("N")))).Location.ShouldBe($"{form}/received");
    }
}
