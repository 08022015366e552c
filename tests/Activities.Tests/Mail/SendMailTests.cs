using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.Tests.Results;
using CanBo.Testing;
using CanBo.Testing.Mail;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Mail;

/// <summary>Letters of a launched campaign, when the mail server or the host fails.</summary>
public sealed class SendMailTests
{
    [Theory, BothDatabases]
    public async Task While_the_server_is_away_letters_rest_and_none_is_lost(DatabaseKind kind)
    {
        int port;
        await using (var gone = await SmtpServerPeer.StartAsync())
            port = gone.Port;
        using var smtp = Smtp(port);
        await using var world = await ResultWorld.StartAsync(kind, smtp);

        await world.MailAsync();
        await world.PassAsync(TimeSpan.FromHours(2));
        var resting = await LettersAsync(world);
        await using var server = await SmtpServerPeer.StartAsync(new SmtpServerPeerOptions { Port = port });
        await world.PassAsync(TimeSpan.FromMinutes(10));
        await world.PassAsync(TimeSpan.FromMinutes(10));

        resting.Count.ShouldBeGreaterThan(3);
        resting.ShouldAllBe(l => l.Status == MailStatus.Queued && l.Attempts == 0);
        resting.ShouldContain(l => l.LastError.Length > 0);
        (await LettersAsync(world)).ShouldAllBe(l => l.Status == MailStatus.Sent && l.Attempts == 1);
        (await server.ReceivedAsync()).Select(m => m.MessageId).ShouldBe(resting.Select(l => $"<{l.Id:N}@sonlinh.example>"), ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task A_letter_that_was_taken_and_not_noted_goes_out_again_under_the_same_id_with_a_link(DatabaseKind kind)
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var smtp = Smtp(server.Port);
        await using var world = await ResultWorld.StartAsync(kind, new DyingTransport(smtp));

        await world.MailAsync();
        await world.PassAsync(TimeSpan.FromMinutes(10));

        var letters = await LettersAsync(world);
        letters.ShouldAllBe(l => l.Status == MailStatus.Sent);
        var arrived = (await server.ReceivedAsync()).ToLookup(m => m.MessageId);
        arrived.Count.ShouldBe(letters.Count);
        var copies = arrived.Where(m => m.Count() > 1).ShouldHaveSingleItem().ToList();
        copies.Count.ShouldBe(2);
        copies[1].EnvelopeTo.ShouldBe(copies[0].EnvelopeTo);
        copies[1].Subject.ShouldBe(copies[0].Subject);
        copies[1].Links.Count(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static SmtpTransport Smtp(int port) =>
        Transports.Smtp(TimeProvider.System, new SmtpOptions { Host = SmtpServerPeer.Host, Port = port, Security = SmtpSecurity.None });

    private static async Task<List<MailItem>> LettersAsync(ResultWorld world)
    {
        await using var db = world.Read();
        return await db.Set<MailItem>().ToListAsync();
    }

    /// <summary>The real one; once, what it did is not heard of.</summary>
    private sealed class DyingTransport(IMailTransport real) : IMailTransport
    {
        private int _sent;

        public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
        {
            var result = await real.SendAsync(mail, cancellation);
            return Interlocked.Increment(ref _sent) == 1 ? throw new IOException("The host died here.") : result;
        }
    }
}
