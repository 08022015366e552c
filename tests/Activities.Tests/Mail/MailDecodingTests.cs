using System.Text;
using CanBo.Testing.Mail;

namespace CanBo.Activities.Tests.Mail;

/// <summary>The tests' own reader is checked against mails and words written elsewhere, so that it cannot share our writer's mistakes.</summary>
public sealed class MailDecodingTests
{
    // From RFC 2047 §8 and RFC 2045 §6.7.
    [Theory]
    [InlineData("=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?= <paf@nada.kth.se>", "Patrik Fältström <paf@nada.kth.se>")]
    [InlineData("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)")]
    [InlineData("(=?ISO-8859-1?Q?a?= b)", "(a b)")]
    [InlineData("=?UTF-8?B?xJDDoW5oIGdpw6E=?=", "Đánh giá")]
    public void Encoded_words_read_as_the_standard_says(string written, string expected) =>
        Mail("Subject: " + written, "").Subject.ShouldBe(expected);

    [Fact]
    public void Quoted_printable_reads_as_the_standard_says() =>
        Mail("Content-Transfer-Encoding: quoted-printable", "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country=3D").Text
            .ShouldBe("Now's the time for all folk to come to the aid of their country=");

    [Fact]
    public void A_mail_of_another_program_is_read()
    {
        var mail = Mail(
            "Subject: =?utf-8?q?M=E1=BB=9Di_=C4=91=C3=A1nh_gi=C3=A1?=\r\nContent-Type: multipart/alternative;\r\n boundary=\"===============7330845974216740156==\"",
            """
            --===============7330845974216740156==
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: base64

            Q2jDoG8gxJHhu5NuZyBjaMOt

            --===============7330845974216740156==
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            <a href=3D"https://x.vn/t/a?b=3D1&amp;c=3D2">Ti=E1=BA=BFp t=E1=BB=A5c</a>
            --===============7330845974216740156==--

            """.ReplaceLineEndings("\r\n"));

        mail.Subject.ShouldBe("Mời đánh giá");
        mail.Text.ShouldBe("Chào đồng chí");
        mail.Html.ShouldContain(">Tiếp tục<");
        mail.Links.ShouldBe([new Uri("https://x.vn/t/a?b=1&c=2")]);
    }

    private static ReceivedMail Mail(string headers, string body)
    {
        var type = headers.Contains("Content-Type") ? "" : "Content-Type: text/plain; charset=utf-8\r\n";
        return ReceivedMail.Parse(Encoding.Latin1.GetBytes(type + headers + "\r\n\r\n" + body));
    }
}
