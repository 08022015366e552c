using System.Globalization;
using System.Text;
using System.Text.Json;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The steps of a cell's year, each with what must be true after it.</summary>
internal sealed partial class PartyCell(Commune commune, Guid campaign)
{
    private const string Secretary = "SL002";
    private const string Deputy = "SL005";
    private const string Probationary = "SL023";
    private const string Excused = "SL022";
    private const string Suspended = "SL024";
    private const string JustAdmitted = "SL041";

    // In the order of the file: the first leads the cell.
    private static readonly string[] Voters =
        ["SL002", "SL005", "SL001", "SL003", "SL004", "SL006", "SL007", "SL008", "SL010", "SL011", "SL013", "SL014", "SL015", "SL016", "SL017", "SL019", "SL020"];

    public Guid Campaign { get; } = campaign;

    private static IEnumerable<string> Reviewed => Voters.Append(Probationary);

    /// <summary>A sample file with a cell of these people only; one was admitted in September of the year.</summary>
    public static byte[] File(string name, int year)
    {
        var lines = Encoding.UTF8.GetString(Commune.Sample(name)).Split('\n');
        string[] kept = [.. Reviewed, Excused, Suspended, JustAdmitted];
        return Encoding.UTF8.GetBytes(string.Join('\n', name switch
        {
            "people" => lines.Select(l => l.StartsWith(Excused + ",", StringComparison.Ordinal) ? l.Replace(",full,", ",exempt,", StringComparison.Ordinal)
                : l.StartsWith(Suspended + ",", StringComparison.Ordinal) ? l.Replace(",full,", ",suspended,", StringComparison.Ordinal)
                : l),
            "memberships" => lines.Where(l => !l.Contains(",CB,", StringComparison.Ordinal) || kept.Any(code => l.StartsWith(code + ",", StringComparison.Ordinal)))
                .Select(l => l.StartsWith(JustAdmitted + ",CB,", StringComparison.Ordinal) ? l.Replace("2025-07-01", string.Create(CultureInfo.InvariantCulture, $"{year}-09-15"), StringComparison.Ordinal) : l),
            _ => lines,
        }));
    }

    public static async Task<Guid> CreateAsync(Commune commune) => (await commune.Admin.PostJsonAsync("/campaigns", new
    {
        name = $"Xếp loại đảng viên năm {commune.Year}",
        year = commune.Year,
        unitCodes = new[] { "DU" },
        rulePackage = "R366",
        procedures = new Dictionary<string, string> { ["*"] = "party-member-annual" },
        decideBefore = DateOnly.FromDateTime(commune.Host.Clock.GetUtcNow().UtcDateTime).AddDays(60),
        contactName = "Hồ Thị Ánh Nguyệt",
        contactPhone = "0900000005",
    })).Ok().Id();

    public async Task ThePreviewSaysWhoIsNotReviewedAsync()
    {
        var preview = await commune.Admin.ReadAsync($"/campaigns/{Campaign}/preview");

        preview.GetProperty("mayLaunch").GetBoolean().ShouldBeTrue(preview.ToString());
        preview.Number("cases").ShouldBe(18);
        var exempt = preview.GetProperty("exempt").EnumerateArray().ToDictionary(e => e.Text("code"), e => e.Text("reason"));
        exempt.Keys.ShouldBe([Excused, Suspended, JustAdmitted], ignoreOrder: true);
        exempt[Excused].ShouldContain("miễn công tác");
        exempt[Suspended].ShouldContain("đình chỉ");
        exempt[JustAdmitted].ShouldContain("chưa đủ 6 tháng");
    }

    public async Task EverybodyReviewsThemselvesOnTheFormOfTheirPostAsync()
    {
        var forms = new Dictionary<string, string>();
        foreach (var (code, at) in Reviewed.Select((code, at) => (code, at)))
        {
            var task = (await commune.TasksAsync(code, Campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
            forms[code] = (await (await commune.AsAsync(code)).ReadAsync($"/tasks/{task}")).GetProperty("form").Text("code");
            (await commune.SubmitAsync(code, task, Review(forms[code] == "KDDG-2A", code is "SL001" or "SL002" or "SL003" or "SL004", at))).Ok();
        }

        forms.Where(f => f.Value == "KDDG-2A").Select(f => f.Key).ShouldBe(["SL001", "SL002", "SL003", "SL004", "SL005", "SL006", "SL014", "SL015"], ignoreOrder: true);
    }

    /// <summary>One comment comes on paper; the others' time passes.</summary>
    public async Task TheResidenceAnswersOrItsTimePassesAsync()
    {
        var asked = await commune.Admin.AllAsync($"/tasks?campaign={Campaign}&kind=Residence");
        asked.Count.ShouldBe(18);
        (await commune.Admin.PostJsonAsync($"/tasks/{asked[0].Id()}/submit", new
        {
            operationId = "giay-1",
            values = new
            {
                way = "viet",
                example = "lam-tot",
                civic = "lam-tot",
                meetings = "co-lam",
                people = "lam-tot",
                helps = "lam-tot",
                strengths = $"Gương mẫu ({Sheets.Mark}).",
                limits = "Không.",
                author = "Nguyễn Văn Thôn",
                authorPost = "Bí thư chi bộ thôn",
                confirmer = "Trần Thị Xã",
                confirmerPost = "Phó Bí thư Đảng ủy",
            },
        })).Ok();
        await AdvanceAsync(16);
        await StepsAsync(steps => steps is [("conference", 18)]);
    }

    /// <summary>Minutes without drafts are not adopted, nor too soon after them; those convoked are told by mail.</summary>
    public async Task TheConferenceIsHeldThreeWorkingDaysAfterItsDraftsAsync()
    {
        var meeting = (await commune.Admin.AllAsync($"/meetings?campaign={Campaign}")).ShouldHaveSingleItem();
        var path = $"/meetings/{meeting.Id()}";
        var (chair, writer) = (await commune.AsAsync(Secretary), await commune.AsAsync(Deputy));
        var view = await writer.ReadAsync(path);
        view.GetProperty("chair").Id("personId").ShouldBe(commune.People[Secretary]);
        view.GetProperty("secretary").Id("personId").ShouldBe(commune.People[Deputy]);
        view.GetProperty("attendance").GetArrayLength().ShouldBe(19, "those reviewed and whoever was just admitted; neither the excused nor the suspended");
        view.GetProperty("drafts").Number("days").ShouldBe(3);
        view.GetProperty("drafts").Number("unsent").ShouldBe(18);
        var earliest = DateTimeOffset.Parse(view.GetProperty("drafts").Text("earliestDay") + "T08:00:00+07:00", CultureInfo.InvariantCulture);

        var without = await chair.PostJsonAsync($"{path}/adopt", new { place = "Hội trường" });
        var byMember = await (await commune.AsAsync("SL017")).PostJsonAsync($"{path}/call", new { calledFor = earliest, place = "Hội trường" });
        var tooSoon = await writer.PostJsonAsync($"{path}/call", new { calledFor = earliest.AddDays(-1), place = "Hội trường" });
        var called = await writer.PostJsonAsync($"{path}/call", new { calledFor = earliest, place = "Hội trường" });
        var page = await PageAsync(Deputy, meeting.Id());
        var hasty = await chair.PostJsonAsync($"{path}/adopt", new { place = "Hội trường" });
        await AdvanceAsync(9);
        var adopted = await chair.PostJsonAsync($"{path}/adopt", new { minutes = $"Hội nghị nhất trí ({Sheets.Mark})." });

        without.Refused(409, "draft_not_sent");
        byMember.Refused(404);
        tooSoon.Refused(400).Errors.ShouldContain("calledOn");
        called.Ok().GetProperty("drafts").Number("unsent").ShouldBe(0);
        page.Text.ShouldContain("Đã gửi dự thảo của mọi hồ sơ.");
        page.Text.ShouldContain("trước ít nhất 3 ngày làm việc");
        hasty.Refused(409, "draft_too_late").Detail.ShouldContain("3 ngày làm việc");
        adopted.Ok().Text("status").ShouldBe("Adopted");
        (await PageAsync("SL017", meeting.Id())).Text.ShouldContain("Có mặt 19 trên 19 người được triệu tập");
        var invited = await MailsAsync("Mời họp", 15);
        invited.ShouldAllBe(m => !m.Text.Contains(Sheets.Mark, StringComparison.OrdinalIgnoreCase));
        await StepsAsync(steps => steps is [("vote", 18)]);
    }

    private async Task<Browser.Answer> PageAsync(string code, Guid meeting)
    {
        using var browser = await commune.Host.BrowserAsAsync(commune.People[code]);
        return await browser.OpenAsync($"/meetings/{meeting}");
    }

    private static Dictionary<string, object> Review(bool isLeaderForm, bool hasMarks, int at)
    {
        var values = new Dictionary<string, object>
        {
            ["qualities"] = $"Giữ gìn phẩm chất ({Sheets.Mark}).",
            ["results"] = "Hoàn thành nhiệm vụ được giao.",
            ["commitment"] = "Đã thực hiện cam kết.",
            ["limits"] = "Báo cáo có lúc chậm.",
            ["collective"] = "Chưa góp ý kịp thời.",
            ["direction"] = "Lập lịch báo cáo.",
            ["selfRating"] = "XS",
            ["score"] = new
            {
                criteria = new Dictionary<string, decimal> { ["I.1"] = 5, ["I.2"] = 5, ["II.1"] = 5, ["II.2"] = 5, ["III.1"] = 5, ["III.2"] = 5 - (0.1m * at) },
                products = new[] { new { code = "1", name = "Nhiệm vụ năm", assigned = 10, completed = 10, note = "Theo sổ giao việc" } },
                marks = hasMarks ? new Dictionary<string, string> { ["unitResult"] = "full", ["organising"] = "full", ["unity"] = "full" } : [],
            },
        };
        if (isLeaderForm)
            values["leadership"] = "Lãnh đạo đơn vị hoàn thành nhiệm vụ.";
        return values;
    }

    private async Task AdvanceAsync(int days) =>
        (await commune.Admin.PostJsonAsync("/dev/clock", new { advance = string.Create(CultureInfo.InvariantCulture, $"{days}.00:00:00") })).Ok();

    private Task<List<(string Step, int Cases)>> StepsAsync(Func<List<(string Step, int Cases)>, bool> isGood) => Eventually.GetAsync(
        async () => (await commune.Admin.ReadAsync($"/campaigns/{Campaign}")).GetProperty("steps").EnumerateArray().Select(s => (Step: s.Text("step"), Cases: s.Number("cases"))).ToList(),
        isGood,
        steps => string.Join(", ", steps));

    private async Task<List<ReceivedMail>> MailsAsync(string subject, int least) => [.. (await Eventually.GetAsync(
        commune.Smtp.ReceivedAsync,
        all => all.Count(m => m.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase)) >= least,
        all => $"{all.Count} mails: {string.Join(", ", all.Select(m => m.Subject).Distinct())}")).Where(m => m.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase))];
}
