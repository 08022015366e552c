using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.SignIn;

/// <summary>People and links, with good defaults.</summary>
internal static class AccessSample
{
    public static async Task<Person> PersonAsync(this HostFixture host, string name = "Nguyễn Văn An", Mailbox mailbox = Mailbox.Own, string code = "CB001")
    {
        var email = mailbox == Mailbox.Missing ? "" : $"{code}@phuloc.gov.vn";
        var person = Person.Create(Guid.NewGuid(), new PersonFacts(code, name, email, "", PartyStatus.Full, "", "", new DateOnly(2020, 1, 1), null));
        person.Flag(mailbox);
        await host.AddAsync(person);
        return person;
    }

    public static Task<Link> LinkAsync(this HostFixture host, Guid person, LinkPurpose purpose = LinkPurpose.Mail, string target = "/account") =>
        host.StepAsync((step, _) => Task.FromResult(host.Services.GetRequiredService<Links>().Make(
            step, new NewLink(person, purpose, Sentence.Of("Viết nhận xét, chậm nhất {0}.", "14/12/2026"), target))));

    public static string Token(this HostFixture host, Link link) => host.Services.GetRequiredService<LinkTokens>().TokenOf(link.Id);

    /// <summary>A browser that came by a link of a mail.</summary>
    public static async Task<Browser> BrowserByLinkAsync(this HostFixture host, Guid person)
    {
        var browser = host.Browser();
        var path = "/t/" + host.Token(await host.LinkAsync(person));
        await browser.OpenAsync(path);
        await browser.PostAsync(path);
        return browser;
    }

    public static TaskItem OpenTask(Guid person) =>
        TaskItem.Open(Guid.NewGuid(), new NewTask(Guid.NewGuid(), TaskKind.Opinion, person, Sentence.Of("Là cấp trên trực tiếp.")), DateTimeOffset.UnixEpoch);
}
