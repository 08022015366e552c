using System.Text;
using CanBo.Activities.Mail.Transport;
using CanBo.Testing.Mail;

namespace CanBo.Activities.Tests.Mail;

public sealed class MimeWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Headers_are_decoded_to_what_was_written()
    {
        var mail = Letters.Letter(id: "case-7@canbo.test") with { ReplyTo = new Mailbox("hoi@tinh.gov.vn", "Phòng \"Hỏi – Đáp\"") };

        var read = Read(mail);

        read.Subject.ShouldBe(Letters.Subject);
        read.From.ShouldBe("Ban Tổ chức Tỉnh ủy <canbo@tinh.gov.vn>");
        read.To.ShouldBe("Nguyễn Văn An <an.nv@tinh.gov.vn>");
        read.Header("Reply-To").ShouldBe("Phòng \"Hỏi – Đáp\" <hoi@tinh.gov.vn>");
        read.MessageId.ShouldBe("<case-7@canbo.test>");
        read.Date.ShouldBe(Noon);
        read.Header("Date").ShouldBe("Tue, 01 Dec 2026 12:00:00 +0700");
    }

    [Theory]
    [InlineData("Kết quả: \"hoàn thành tốt\" 😀 ở mọi tiêu chí, kể cả tiêu chí cuối cùng của biểu mẫu số 02 ban hành kèm theo quy định")]
    [InlineData("=?utf-8?B?YQ==?= is not to be decoded")]
    [InlineData("  spaces at both ends  ")]
    [InlineData("An English subject that is long enough to be folded over more than one line, and then over yet another line of it")]
    [InlineData("")]
    public void Any_one_line_subject_arrives_as_it_was(string subject) =>
        Read(Letters.Letter(subject: subject)).Subject.ShouldBe(subject);

    [Theory]
    [InlineData(".\n.\n..hidden\n.")]
    [InlineData("trailing space \nand tab\t\nend")]
    [InlineData("a=b=3D&c=20 From me\nFrom here")]
    [InlineData("đ\n\n\nữ")]
    public void Any_text_arrives_as_it_was(string text) =>
        Read(Letters.Letter(text: text)).Text.ShouldBe(Crlf(text));

    [Fact]
    public void Random_texts_arrive_as_they_were()
    {
        var random = new Random(20260105);
        var alphabet = "aế.= \t\n😀Ữ-đ\"<>&".EnumerateRunes().ToArray();
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(random.GetItems(alphabet, random.Next(1, 400)).Select(rune => rune.ToString())) + "x";
            var subject = text.Replace('\n', ' ').Replace('\t', ' ')[..Math.Min(text.Length, 150)].TrimEnd('\uD83D');

            var read = Read(Letters.Letter(text: text, html: text, subject: subject));

            read.Text.ShouldBe(Crlf(text));
            read.Html.ShouldBe(Crlf(text));
            read.Subject.ShouldBe(subject);
        }
    }

    [Fact]
    public void Every_line_is_short_ASCII_ended_by_CRLF()
    {
        var mail = Letters.Letter(text: new string('ệ', 5000), html: "<p>" + new string('x', 5000) + "</p>", subject: string.Concat(Enumerable.Repeat("đánh giá ", 40)));

        var raw = Encoding.Latin1.GetString(MimeWriter.Write(mail, Letters.Sender, Noon));

        raw.ShouldAllBe(one => char.IsAscii(one));
        raw.Replace("\r\n", "").ShouldNotContain("\r");
        raw.Replace("\r\n", "").ShouldNotContain("\n");
        raw.Split("\r\n").Max(line => line.Length).ShouldBeLessThanOrEqualTo(76);
    }

    [Fact]
    public void A_mail_without_HTML_is_one_part_of_text()
    {
        var read = Read(Letters.Letter(text: "Chào đồng chí", html: null));

        read.Header("Content-Type").ShouldBe("text/plain; charset=utf-8");
        read.Text.ShouldBe("Chào đồng chí\r\n");
        read.Html.ShouldBe("");
    }

    [Fact]
    public void Further_headers_are_written_and_a_long_link_in_one_stays_whole()
    {
        var link = "<https://danhgia.tinh.gov.vn/t/" + new string('a', 200) + ">";
        var mail = Letters.Letter() with { Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = link } };

        Read(mail).Header("List-Unsubscribe").ShouldBe(link);
    }

    [Theory]
    [InlineData("\r\nBcc: thief@example.com")]
    [InlineData("\nBcc: thief@example.com")]
    [InlineData("\rx")]
    [InlineData("\0")]
    public void A_line_break_in_any_header_is_refused(string evil)
    {
        OutgoingMail[] mails =
        [
            Letters.Letter(subject: "Chào" + evil),
            Letters.Letter(to: "an@tinh.gov.vn" + evil),
            Letters.Letter(id: "id@canbo.test" + evil),
            Letters.Letter() with { To = new Mailbox("an@tinh.gov.vn", "An" + evil) },
            Letters.Letter() with { From = new Mailbox("an@tinh.gov.vn", "An" + evil) },
            Letters.Letter() with { ReplyTo = new Mailbox("an" + evil + "@tinh.gov.vn") },
            Letters.Letter() with { Headers = new Dictionary<string, string> { ["X-Kind"] = "a" + evil } },
            Letters.Letter() with { Headers = new Dictionary<string, string> { ["X-Kind" + evil] = "a" } },
        ];

        foreach (var mail in mails)
            Should.Throw<InvalidMailException>(() => Read(mail));
    }

    [Theory]
    [InlineData("nguyễn@tinh.gov.vn", "outside ASCII")]
    [InlineData("an", "needs a part before and a part after @")]
    [InlineData("@tinh.gov.vn", "needs a part before")]
    [InlineData("an nv@tinh.gov.vn", "does not belong there")]
    [InlineData("<an@tinh.gov.vn", "does not belong there")]
    [InlineData("an@tinh gov vn", "not a domain")]
    [InlineData("an@tinh..vn", "not a domain")]
    public void An_address_no_server_takes_is_refused_with_the_reason(string address, string reason) =>
        Should.Throw<InvalidMailException>(() => Read(Letters.Letter(to: address))).Message.ShouldContain(reason);

    [Fact]
    public void A_domain_with_marks_is_written_in_its_ASCII_form() =>
        Read(Letters.Letter(to: "an@tỉnh.vn")).To.ShouldEndWith("<an@xn--tnh-dlz.vn>");

    [Theory]
    [InlineData("Subject")]
    [InlineData("bcc")]
    [InlineData("Content-Type")]
    public void A_header_that_is_ours_cannot_be_set_beside_it(string name) =>
        Should.Throw<InvalidMailException>(() => Read(Letters.Letter() with { Headers = new Dictionary<string, string> { [name] = "x" } }));

    private static ReceivedMail Read(OutgoingMail mail) => ReceivedMail.Parse(MimeWriter.Write(mail, Letters.Sender, Noon));

    private static string Crlf(string text) => text.TrimEnd('\n').Replace("\n", "\r\n") + "\r\n";
}
