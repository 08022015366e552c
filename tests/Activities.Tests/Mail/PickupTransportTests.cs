using CanBo.Activities.Mail.Transport;
using CanBo.Testing;
using CanBo.Testing.Mail;

namespace CanBo.Activities.Tests.Mail;

public sealed class PickupTransportTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_file_is_what_an_SMTP_server_receives_byte_for_byte()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var smtp = Transports.Smtp(_clock, new SmtpOptions { Host = SmtpServerPeer.Host, Port = server.Port, Security = SmtpSecurity.None });
        var pickup = Transports.Pickup(_clock, _folder.File("mail"));
        var mail = Letters.Letter(text: "Chào\n.\n.đồng chí");

        var result = await pickup.SendAsync(mail, CancellationToken.None);
        await smtp.SendAsync(mail, CancellationToken.None);

        var file = Directory.GetFiles(_folder.File("mail")).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe(result.ShouldBeOfType<SendResult.Accepted>().Answer);
        Path.GetExtension(file).ShouldBe(".eml");
        (await File.ReadAllBytesAsync(file)).ShouldBe((await server.ReceivedAsync()).Single().Raw);
    }

    [Fact]
    public async Task Names_sort_by_time_and_do_not_tell_who_it_is_for()
    {
        var pickup = Transports.Pickup(_clock, _folder.Path);
        await pickup.SendAsync(Letters.Letter(subject: "một"), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await pickup.SendAsync(Letters.Letter(subject: "hai"), CancellationToken.None);

        var files = Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).ToList();

        files.Select(file => ReceivedMail.Parse(File.ReadAllBytes(file)).Subject).ShouldBe(["một", "hai"]);
        files.ShouldAllBe(file => !file.Contains("an.nv"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_transient_and_names_the_setting()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "a file where the folder should be");
        var pickup = Transports.Pickup(_clock, _folder.File("taken"));

        var result = await pickup.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("Mail:PickupFolder");
    }

    [Fact]
    public async Task A_mail_with_a_line_break_in_its_subject_fails_for_good_and_leaves_no_file()
    {
        var pickup = Transports.Pickup(_clock, _folder.Path);

        var result = await pickup.SendAsync(Letters.Letter(subject: "a\nb"), CancellationToken.None);

        result.ShouldBeOfType<SendResult.PermanentFailure>().Text.ShouldContain("Subject");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>Đồng chí = <b>An</b></p>")]
    [InlineData(null)]
    public async Task A_written_mail_is_read_back(string? html)
    {
        var pickup = Transports.Pickup(_clock, _folder.Path);
        var sent = await pickup.SendAsync(Letters.Letter(text: "Kính gửi:\n\nMở https://x.vn/t/a=1 " + new string('ế', 200), html: html), CancellationToken.None);

        var read = PickedUpMail.Newest(_folder.Path, 10).ShouldHaveSingleItem();

        read.ShouldBe(PickedUpMail.Find(_folder.Path, sent.ShouldBeOfType<SendResult.Accepted>().Answer));
        read.Date.ShouldBe(_clock.GetUtcNow());
        read.To.ShouldBe("Nguyễn Văn An <an.nv@tinh.gov.vn>");
        read.Subject.ShouldBe(Letters.Subject);
        read.Text.ShouldBe("Kính gửi:\n\nMở https://x.vn/t/a=1 " + new string('ế', 200));
        read.Html.ShouldBe(html ?? "");
    }

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("secret.txt")]
    [InlineData("none.eml")]
    public void Only_mails_of_the_folder_can_be_read(string name)
    {
        Directory.CreateDirectory(_folder.File("mail"));
        File.WriteAllText(_folder.File("secret.eml"), "Subject: x");
        File.WriteAllText(_folder.File("mail/secret.txt"), "Subject: x");

        PickedUpMail.Find(_folder.File("mail"), name).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();
}
