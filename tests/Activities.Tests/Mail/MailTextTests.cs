using System.Text.RegularExpressions;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Editing;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Mail;

public sealed partial class MailTextTests
{
    private static readonly LetterPreview Preview = new(new LetterRendering(), Options.Create(new LetterOptions()), new Localizer(typeof(LetterPreview).Assembly));

    public static TheoryData<string> Shipped => new(Texts().Select(t => t.Code));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_text_of_the_product_passes_the_check_and_is_written_as_it_was_read(string code)
    {
        var text = MailTextJson.Read(Texts().Single(t => t.Code == code).Json);

        MailTextJson.Write(MailTextJson.Read(MailTextJson.Write(text))).ShouldBe(MailTextJson.Write(text));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_text_of_the_product_is_previewed_in_both_languages_without_an_open_place(string code)
    {
        var text = MailTextJson.Read(Texts().Single(t => t.Code == code).Json);
        var frame = MailTextJson.Read(Texts().Single(t => t.Code == "letter").Json);

        foreach (var language in new[] { "vi", "en" })
        {
            var letter = Preview.Show(text, frame, language);

            (letter.Subject + letter.Text + letter.Html).ShouldNotContain("{{");
            letter.Text.ShouldContain("Nguyễn Thị Hoa");
            letter.Html.ShouldContain("<html");
        }
    }

    [Theory]
    [InlineData("Điểm: {{score}}", "Không có chỗ điền “score” ở đây. Chọn trong danh sách chỗ điền.")]
    [InlineData("{{rating}} {{campaign}}", "Không có chỗ điền “rating” ở đây. Chọn trong danh sách chỗ điền.")]
    [InlineData("{{title}}", "Không có chỗ điền “title” ở đây. Chọn trong danh sách chỗ điền.")]
    [InlineData("{{body}}", "Không có chỗ điền “body” ở đây. Chọn trong danh sách chỗ điền.")]
    [InlineData("{{#if due}}Hạn {{due}}", "{{#if due}} chưa được đóng. Thêm {{/if}}.")]
    [InlineData("Hạn {{due}}{{/if}}", "{{/if}} không có chỗ mở tương ứng.")]
    [InlineData("Hạn {{due", "Có dấu {{ hoặc }} lẻ, không thành chỗ điền. Viết đủ hai dấu mỗi bên.")]
    [InlineData("{{{campaign}}}", "{{{campaign}}}: dùng hai dấu ngoặc, không dùng ba.")]
    [InlineData("{{#with campaign}}x{{/with}}", "Không có chỗ điền “#with campaign” ở đây. Chọn trong danh sách chỗ điền.")]
    public void A_wrong_place_is_refused_and_named(string written, string message)
    {
        var refused = Should.Throw<InvalidInputException>(() => MailTextJson.Read(MailTextJson.Write(Text(written))));

        refused.Errors.ShouldContain(e => e.Field == "vi.text" && e.Message.InVietnamese == message);
    }

    [Theory]
    [InlineData("{{#each items}}{{title}}{{#if due}}, {{due}}{{/if}}{{/each}}")]
    [InlineData("{{#each reasons}} {{this}}{{/each}}{{#unless isOne}}({{count}}){{/unless}}")]
    [InlineData("{{#if hasLink}}{{address}}{{else}}{{organisation}}{{/if}}")]
    public void Places_that_exist_are_taken(string written) => MailTextJson.Read(MailTextJson.Write(Text(written))).Vietnamese.Text.ShouldBe([written]);

    [Fact]
    public void No_place_holds_a_rating_a_score_a_comment_or_a_tally() =>
        LetterPlace.All.Select(p => p.Name).ShouldAllBe(name => !Secret().IsMatch(name));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"x()\">a</p>")]
    [InlineData("<a href=\"javascript:x()\">a</a>")]
    [InlineData("<form action=\"//a\"></form>")]
    public void A_layout_that_could_act_is_refused(string html)
    {
        var text = Text("Xin chào");

        Should.Throw<InvalidInputException>(() => MailTextJson.Read(MailTextJson.Write(text with { Vietnamese = text.Vietnamese with { Html = [html] } })))
            .Errors.ShouldHaveSingleItem().Field.ShouldBe("vi.html");
    }

    [Fact]
    public void A_layout_made_from_a_text_has_its_paragraphs_its_button_and_nothing_left_open()
    {
        var html = LetterHtml.Of("Chào <bạn>,\n\n{{#if due}}Hạn {{due}}.\n\n{{/if}}Mở:\n{{address}}", "Mở trang");

        html.ShouldContain("Chào &lt;bạn&gt;,</p>");
        html.ShouldContain(">Mở trang</a>");
        Regex.Count(html, "<p ").ShouldBe(Regex.Count(html, "</p>"));
        LetterSyntaxErrors(html).ShouldBeEmpty();
    }

    private static List<string> LetterSyntaxErrors(string html) => [.. LetterSyntax.Errors("tasks", html).Select(e => e.InVietnamese)];

    private static MailText Text(string vietnamese) => new(
        "thu", 1, "Thư thử", new MailWords([vietnamese], ["<tr><td>x</td></tr>"], "Tiêu đề"), new MailWords(["Hello"], ["<tr><td>x</td></tr>"], "Subject"));

    private static IEnumerable<(string Code, string Json)> Texts() => ShippedDocuments.All().Where(d => d.Kind == DocumentKind.MailText).Select(d => (d.Code, d.Json));

    [GeneratedRegex("score|rating|comment|tally|vote|opinion|answer", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
