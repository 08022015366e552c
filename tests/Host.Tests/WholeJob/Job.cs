using System.Globalization;
using System.Text.Json;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The steps of a year's evaluation of the sample commune, each with what must be true after it.</summary>
internal sealed partial class Job(Commune commune, Guid campaign)
{
    private const string Specialists = "Chuyên viên";
    private const string Offices = "Cấp phòng";
    private const string Clerks = "Cán sự, nhân viên";

    /// <summary>Case rows by person code.</summary>
    private async Task<Dictionary<string, JsonElement>> CasesAsync() =>
        (await commune.Admin.AllAsync($"/campaigns/{campaign}/cases")).ToDictionary(c => c.Text("personCode"));

    public async Task PreviewShowsEverybodyAsync()
    {
        var preview = await commune.Admin.ReadAsync($"/campaigns/{campaign}/preview");

        preview.GetProperty("mayLaunch").GetBoolean().ShouldBeTrue(preview.ToString());
        preview.Number("cases").ShouldBe(60);
        preview.GetProperty("exempt").GetArrayLength().ShouldBe(0);
        preview.GetProperty("gaps").GetArrayLength().ShouldBe(0, preview.GetProperty("gaps").ToString());
        var group = preview.GetProperty("quotaGroups").EnumerateArray().Single(g => g.Text("positionGroup") == Specialists);
        group.Number("people").ShouldBe(35);
        group.Number("mostSeats").ShouldBe(5); // x ≤ 20 % of the t rated TOT, x + t = 35
        var lost = preview.GetProperty("seatsLost").EnumerateArray().ToList();
        lost.ShouldNotBeEmpty();
        foreach (var unit in lost)
            unit.Number("split").ShouldBe(preview.GetProperty("quotaGroups").EnumerateArray().Where(g => g.Text("deciderUnit") == unit.Text("deciderUnit")).Sum(g => g.Number("mostSeats")));
        lost.ShouldAllBe(unit => unit.Number("lost") == unit.Number("whole") - unit.Number("split") && unit.Number("lost") > 0);
    }

    public async Task EverybodyIsAskedByMailAsync()
    {
        var people = await commune.Admin.AllAsync("/people");
        var own = people.Where(p => p.Text("mailbox") == "Own" && p.Text("code") != "UB001").Select(p => p.Text("email")).Order(StringComparer.Ordinal).ToList();

        var mails = await MailsUntilAsync(all => own.All(address => all.Any(m => m.EnvelopeTo == address)));

        own.Count.ShouldBe(55);
        foreach (var mail in mails.Where(m => own.Contains(m.EnvelopeTo)))
        {
            mail.Links.Count(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)).ShouldBe(1, mail.Text);
            mail.Text.ShouldContain($"Xếp loại công chức năm {commune.Year}");
            mail.Html.ShouldContain("Mở việc cần làm");
        }

        // A mailbox that others read gets no link.
        mails.Where(m => m.EnvelopeTo is "vanphong@sonlinh.honglam.example" or "motcua@sonlinh.honglam.example").ShouldAllBe(m => m.Links.All(l => !l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)));
    }

    /// <summary>Opening the link changes nothing; the button lets in; inside, the own sheet can be read and sent, and nobody else's seen.</summary>
    public async Task AMailLinkLetsItsPersonInAsync(string code, string other)
    {
        var person = (await commune.Admin.AllAsync("/people")).Single(p => p.Text("code") == code);
        var mail = (await commune.Smtp.ReceivedAsync()).First(m => m.EnvelopeTo == person.Text("email"));
        var task = (await commune.TasksAsync(code, campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        var others = (await commune.TasksAsync(other, campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        using var session = new LinkSession(commune.Host, mail.Links.Single(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)));

        var opened = await session.OpenAsync();
        var before = await session.ApiAsync(HttpMethod.Get, $"/tasks/{task}", null);
        var again = await session.OpenAsync();
        var entered = await session.ContinueAsync();
        var own = await session.ApiAsync(HttpMethod.Get, $"/tasks/{task}", null);
        var foreign = await session.ApiAsync(HttpMethod.Get, $"/tasks/{others}", null);
        var organising = await session.ApiAsync(HttpMethod.Get, $"/campaigns/{campaign}", null);
        var page = await session.PageAsync($"/tasks/{task}");
        var sent = await session.ApiAsync(HttpMethod.Post, $"/tasks/{task}/submit", new { operationId = "by-link", values = Sheets.Annual(ScoreOf(code), "XS") });

        opened.Status.ShouldBe(200);
        opened.Body.ShouldContain("Tiếp tục với tên");
        opened.Body.ShouldContain(person.Text("fullName"));
        before.Status.ShouldBe(401, "opening a link signs nobody in");
        again.Status.ShouldBe(200, "opening a link uses nothing up");
        entered.Status.ShouldBe(302, entered.Body);
        entered.Location.ShouldBe($"/tasks/{task}");
        own.Ok().Text("status").ShouldBe("Open");
        page.Status.ShouldBe(200, page.Body);
        foreign.Refused(404);
        organising.Status.ShouldBeOneOf(403, 404);
        sent.Ok().GetProperty("isLate").GetBoolean().ShouldBeFalse();
        (await (await commune.AsAsync(code)).ReadAsync($"/tasks/{task}")).Text("status").ShouldBe("Done");
    }

    public async Task EverybodyAssessesThemselvesAsync()
    {
        var done = 0;
        foreach (var code in commune.People.Keys.Where(c => c != "UB001").Order(StringComparer.Ordinal))
        {
            foreach (var task in await commune.TasksAsync(code, campaign, "SelfAssessment"))
            {
                (await commune.SubmitAsync(code, task.Id(), Sheets.Annual(ScoreOf(code), "XS"))).Ok();
                done++;
            }
        }

        done.ShouldBe(59, "one person had sent the sheet from the mail's link");
        (await CasesAsync()).Values.ShouldAllBe(c => c.Text("selfRating") == "XS");
    }

    /// <summary>Chairs adopt the minutes of every meeting that waits, until nobody is left before a meeting.</summary>
    public async Task MeetingsAreHeldAsync()
    {
        await Eventually.GetAsync(
            async () =>
            {
                foreach (var row in (await commune.Admin.AllAsync($"/meetings?campaign={campaign}")).Where(m => m.Text("status") == "Planned"))
                    await HoldAsync(row.Id());
                return (await commune.Admin.ReadAsync($"/campaigns/{campaign}")).GetProperty("steps").EnumerateArray().Where(s => s.Text("step") is "meeting" or "selfAssessment").Sum(s => s.Number("cases"));
            },
            waiting => waiting == 0,
            waiting => $"{waiting} cases before or in their meeting");
    }

    private async Task HoldAsync(Guid meeting)
    {
        var view = await commune.Admin.ReadAsync($"/meetings/{meeting}");
        var chair = commune.People.Single(p => p.Value == view.GetProperty("chair").Id("personId")).Key;
        var outsider = await commune.AsAsync("SL060");
        (await outsider.CallAsync(HttpMethod.Post, $"/meetings/{meeting}/adopt", null)).Refused(404);

        var adopted = (await (await commune.AsAsync(chair)).PostJsonAsync($"/meetings/{meeting}/adopt", new
        {
            place = "Hội trường Ủy ban nhân dân xã",
            minutes = $"Hội nghị nhất trí với nội dung các phiếu ({Sheets.Mark}).",
            cases = view.GetProperty("cases").EnumerateArray().Select(c => new { caseId = c.Id("caseId"), strengths = $"Tận tụy ({Sheets.Mark}).", limits = "", opinions = "", conclusion = "Nhất trí." }),
        })).Ok();

        adopted.Text("status").ShouldBe("Adopted");
    }

    /// <summary>The Party committee on deputies and the head, then the staff body's summary on the head.</summary>
    public async Task OpinionsAndAppraisalAreGivenAsync()
    {
        var given = new Dictionary<string, int> { ["Opinion"] = 0, ["Appraisal"] = 0 };
        await Eventually.GetAsync(
            async () =>
            {
                foreach (var kind in given.Keys.ToList())
                    foreach (var task in await commune.Admin.AllAsync($"/tasks?campaign={campaign}&kind={kind}"))
                    {
                        (await commune.SubmitAsync(task.Text("assigneeCode"), task.Id(), kind == "Opinion" ? Sheets.Opinion("TOT") : Sheets.Appraisal("TOT"))).Ok();
                        given[kind]++;
                    }

                return (await commune.Admin.ReadAsync($"/campaigns/{campaign}")).GetProperty("steps").EnumerateArray().Select(s => (Step: s.Text("step"), Cases: s.Number("cases"))).ToList();
            },
            steps => steps is [{ Step: "decision", Cases: 60 }],
            steps => string.Join(", ", steps));

        given.ShouldBe(new Dictionary<string, int> { ["Opinion"] = 4, ["Appraisal"] = 1 });
    }

    private async Task<IReadOnlyList<ReceivedMail>> MailsUntilAsync(Func<IReadOnlyList<ReceivedMail>, bool> isEnough) =>
        await Eventually.GetAsync(commune.Smtp.ReceivedAsync, isEnough, all => $"{all.Count} mails: {string.Join(", ", all.Select(m => m.EnvelopeTo).Distinct().Order(StringComparer.Ordinal))}");

    // All above 90, all different, the higher the lower the code.
    public static decimal ScoreOf(string code) => 99.37m - (int.Parse(code[2..], CultureInfo.InvariantCulture) * 0.13m);
}
