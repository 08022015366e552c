using CanBo.Activities.Mail.Transport;
using CanBo.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Mail;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_settings_mail_goes_into_a_folder()
    {
        using var services = Services();

        services.GetRequiredService<IMailTransport>().ShouldBeOfType<PickupTransport>();
    }

    [Fact]
    public void The_settings_choose_the_SMTP_server()
    {
        using var services = Services(("Transport", "Smtp"), ("Smtp:Host", "mail.tinh.gov.vn"), ("Smtp:Security", "Tls"));

        services.GetRequiredService<IMailTransport>().ShouldBeOfType<SmtpTransport>();
        services.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.EffectivePort.ShouldBe(465);
    }

    [Theory]
    [InlineData("canbo@tinh.gov.vn", null, "mail.tinh.gov.vn", "canbo@tinh.gov.vn")]
    [InlineData(null, "gui@tinh.gov.vn", "mail.tinh.gov.vn", "gui@tinh.gov.vn")]
    [InlineData(null, "gui", "mail.tinh.gov.vn", "no-reply@mail.tinh.gov.vn")]
    [InlineData(null, null, "127.0.0.1", "no-reply@localhost")]
    [InlineData(null, null, null, "no-reply@localhost")]
    public void Without_a_sender_one_is_derived(string? from, string? user, string? host, string expected) =>
        new MailOptions { From = from, Smtp = new SmtpOptions { Host = host, User = user } }.Sender.Address.ShouldBe(expected);

    [Theory]
    [InlineData("Mail:Smtp:Host", "Smtp:Host", "")]
    [InlineData("Mail:Smtp:Host", "Smtp:Host", "mail.tinh.gov.vn:25")]
    [InlineData("Mail:Smtp:Port", "Smtp:Port", "70000")]
    [InlineData("Mail:Smtp:Port", "Smtp:Port", "many")]
    [InlineData("Mail:Smtp:Security", "Smtp:Security", "Maybe")]
    [InlineData("Mail:Smtp:Password", "Smtp:User", "canbo")]
    [InlineData("Mail:Smtp:TimeoutSeconds", "Smtp:TimeoutSeconds", "0")]
    [InlineData("Mail:Smtp:MaxConnections", "Smtp:MaxConnections", "100")]
    [InlineData("Mail:Smtp:CaFile", "Smtp:CaFile", "/nowhere/ca.pem")]
    [InlineData("Mail:From", "From", "not an address")]
    [InlineData("Mail:FromName", "FromName", "a\nb")]
    [InlineData("Mail:Transport", "Transport", "Pigeon")]
    public void A_bad_value_stops_the_start_and_the_key_is_named(string named, string key, string value)
    {
        using var services = Services(("Transport", "Smtp"), ("Smtp:Host", "mail.tinh.gov.vn"), (key, value));

        Should.Throw<Exception>(services.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain(named);
    }

    [Fact]
    public void A_CA_file_without_certificates_stops_the_start()
    {
        using var folder = TemporaryFolder.Create();
        File.WriteAllText(folder.File("ca.pem"), "not a certificate");
        using var services = Services(("Transport", "Smtp"), ("Smtp:Host", "mail.tinh.gov.vn"), ("Smtp:CaFile", folder.File("ca.pem")));

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain("Mail:Smtp:CaFile");
    }

    [Theory]
    [InlineData("mail.tinh.gov.vn", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    public void A_password_is_not_sent_unencrypted_except_to_this_machine(string host, bool isAllowed)
    {
        using var services = Services(("Transport", "Smtp"), ("Smtp:Host", host), ("Smtp:Security", "None"), ("Smtp:User", "canbo"), ("Smtp:Password", "x"));
        var start = services.GetRequiredService<IStartupValidator>().Validate;

        if (isAllowed)
            Should.NotThrow(start);
        else
            Should.Throw<OptionsValidationException>(start).Message.ShouldContain("Mail:Smtp:Security");
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(setting => setting.Key).Select(key => KeyValuePair.Create("Mail:" + key.Key, (string?)key.Last().Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddMailTransport(configuration).BuildServiceProvider();
    }
}
