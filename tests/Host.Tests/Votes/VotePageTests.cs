using System.Net;
using CanBo.Activities.Voting;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Votes;

public sealed class VotePageTests
{
    [Fact]
    public async Task A_body_votes_and_its_head_breaks_the_tie_on_pages_without_JavaScript()
    {
        await using var host = await HostFixture.StartAsync();
        var vote = await VoteSite.LaunchAsync(host);
        var cases = await VoteSite.CasesAsync(host);
        var path = $"/votes/{vote.Id}";
        using var secretary = await BrowserAsync(host, "M3");
        using var head = await BrowserAsync(host, "M1");

        var planned = await secretary.OpenAsync(path);
        var inbox = await secretary.OpenAsync("/");
        var past = await secretary.PostAsync($"{path}/open", ("closesOn", "2020-01-01"));
        var opened = await secretary.PostAsync($"{path}/open");
        var answers = new List<Browser.Answer>();
        string[] first = ["XS", "XS", "TOT", "TOT"];
        for (var n = 1; n <= 4; n++)
        {
            using var member = await BrowserAsync(host, $"M{n}");
            answers.Add(await member.OpenAsync($"{path}/slip"));
            (string, string)[] marks = [($"marks.{cases[0]}", first[n - 1]), ($"marks.{cases[1]}", "TOT")];
            answers.Add(await member.PostAsync($"{path}/slip", marks));
            answers.Add(await member.PostAsync($"{path}/slip", [.. marks, ("act", "cast")]));
            answers.Add(await member.OpenAsync($"{path}/receipt"));
        }

        var running = await secretary.OpenAsync(path);
        var person = await VoteSite.PersonAsync(host, "M5");
        await secretary.PostAsync($"{path}/attendance", ($"presence.{person}", "AbsentWithLeave"));
        var closed = await secretary.PostAsync($"{path}/close");
        var counted = await secretary.OpenAsync(path);
        var warned = await secretary.PostAsync($"{path}/publish");
        var published = await secretary.PostAsync($"{path}/publish", ("knowingly", "true"));
        var record = await head.OpenAsync($"{path}/record");
        var tie = await host.ReadAsync(db => db.Set<TieBreak>().SingleAsync());
        var asked = await head.OpenAsync($"/tie-breaks/{tie.Id}");
        var bare = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "review"), ("rating", "XS"), ("reason", "Vì vậy."));
        var review = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "review"), ("rating", "XS"), ("reason", Why));
        var signed = await head.PostAsync($"/tie-breaks/{tie.Id}", ("act", "sign"), ("rating", "XS"), ("reason", Why));
        var decided = await head.OpenAsync($"/tie-breaks/{tie.Id}");

        planned.StatusCode.ShouldBe(HttpStatusCode.OK, planned.Text);
        planned.Text.ShouldContain("2 hồ sơ chờ bỏ phiếu.");
        inbox.Text.ShouldContain("Tổ chức bỏ phiếu");
        past.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        past.Text.ShouldContain("Giờ đóng phiếu phải sau lúc này.");
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect, opened.Text);
        answers[0].Text.ShouldContain("Phiếu kín:");
        answers[0].Body.ShouldNotContain(" checked");
        answers[1].Text.ShouldContain("Đã chọn đủ cho mọi người.");
        answers[2].StatusCode.ShouldBe(HttpStatusCode.Redirect, answers[2].Text);
        answers[3].Text.ShouldContain("Đã nhận phiếu của đồng chí");
        answers[3].Text.ShouldNotContain("Hoàn thành xuất sắc");
        running.Text.ShouldContain("Đã nhận 4 phiếu trên máy.");
        closed.StatusCode.ShouldBe(HttpStatusCode.Redirect, closed.Text);
        counted.Text.ShouldContain("Ngang phiếu: Xuất sắc, Tốt");
        warned.Text.ShouldContain("để lộ ai đã bỏ gì");
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect, published.Text);
        record.StatusCode.ShouldBe(HttpStatusCode.OK, record.Text);
        record.Text.ShouldContain("Tổng số 5, được triệu tập 5, có mặt 4, phát 4, thu 4, không hợp lệ 0.");
        asked.Text.ShouldContain("Xếp loại đồng chí Cao Thị Bích Ngọc");
        bare.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bare.Text.ShouldContain("Ghi lý do, từ 50 đến 2.000 ký tự.");
        review.Text.ShouldContain("Ký quyết định");
        signed.StatusCode.ShouldBe(HttpStatusCode.Redirect, signed.Text);
        decided.Text.ShouldContain("Đã quyết định");
    }

    private const string Why = "Đơn vị hoàn thành các chỉ tiêu chính; hạn chế đã khắc phục xong trong tháng 11.";

    private static async Task<Browser> BrowserAsync(HostFixture host, string code) => await host.BrowserAsAsync(await VoteSite.PersonAsync(host, code));
}
