using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.Petitions;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Results;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Testing.Mail;
using Microsoft.EntityFrameworkCore;
using Mailbox = CanBo.Activities.People.Mailbox;

namespace CanBo.Activities.Tests.Mail;

/// <summary>From notices to letters received by a real SMTP server.</summary>
public sealed class LetterTests : IAsyncLifetime
{
    private static readonly string[] Secrets = ["xuất sắc", "hoàn thành tốt", "Tốt", "88", "TOT", "Theo kết quả", "Đủ mười hai tháng", "thiếu hai sản phẩm", "Đã xem lại"];

    private SmtpServerPeer _server = null!;
    private SmtpTransport _transport = null!;

    public async Task InitializeAsync()
    {
        _server = await SmtpServerPeer.StartAsync();
        _transport = Transports.Smtp(TimeProvider.System, new SmtpOptions { Host = SmtpServerPeer.Host, Port = _server.Port, Security = SmtpSecurity.None });
    }

    [Theory, BothDatabases]
    public async Task Everyone_asked_gets_one_letter_with_a_link_that_signs_in_and_no_secret(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);
        await world.ChangeAsync("022", person => person.Flag(Mailbox.Shared));

        await world.MailAsync();

        var mails = await _server.ReceivedAsync();
        mails.Count.ShouldBe(6);
        mails.Select(m => m.EnvelopeTo).Distinct().Count().ShouldBe(6);
        var own = mails.Single(m => m.EnvelopeTo == "an@sonlinh.example");
        own.Subject.ShouldBe("Viết bản tự đánh giá, hạn thứ Ba, 01/12/2026");
        own.From.ShouldContain("Phạm Thùy Dung");
        own.Text.ShouldContain("Kính gửi Đỗ Đình Ân");
        own.Text.ShouldContain("10 ngày làm việc");
        own.Text.ShouldContain("0299 381 2345");
        own.Html.ShouldContain("Ủy ban nhân dân xã Sơn Lĩnh");
        var link = own.Links.ShouldHaveSingleItem();
        own.TextLinks.ShouldContain(link.ToString());
        var opened = await world.Get<Links>().OpenAsync(link.Segments[^1], CancellationToken.None);
        opened.ShouldNotBeNull().Link.Target.ShouldStartWith("/tasks/");
        var shared = mails.Single(m => m.EnvelopeTo == "dung@sonlinh.example");
        shared.Everything.ShouldNotContain("/t/");
        shared.Text.ShouldContain("Đăng nhập tại:");
    }

    [Theory, BothDatabases]
    public async Task Reminders_wait_for_the_morning_and_then_a_superior_reads_who_is_late(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);
        await world.Get<DueWork>().ScheduleRecurringAsync(CancellationToken.None);
        await world.MailAsync();
        var before = (await _server.ReceivedAsync()).Count;

        await world.PassAsync(TimeSpan.FromDays(15.6));
        await world.MailAsync();
        var atNight = (await _server.ReceivedAsync()).Skip(before).Where(m => m.Text.Contains("Xin nhắc", StringComparison.Ordinal)).ToList();
        await world.PassAsync(TimeSpan.FromHours(12));
        await world.MailAsync();
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.MailAsync();
        var mails = (await _server.ReceivedAsync()).Skip(before).ToList();

        atNight.ShouldBeEmpty();
        mails.ShouldContain(m => m.EnvelopeTo == "dung@sonlinh.example" && m.Text.Contains("Xin nhắc", StringComparison.Ordinal));
        var told = mails.Single(m => m.EnvelopeTo == "lan@sonlinh.example" && m.Subject.Contains("quá hạn cần nhắc", StringComparison.Ordinal));
        told.Text.ShouldContain("Vũ Thùy Dung: Viết bản tự đánh giá");
        told.Everything.ShouldNotContain("/t/");
    }

    [Theory, BothDatabases]
    public async Task Nothing_decided_or_written_stands_in_any_letter_of_the_whole_procedure(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);
        await world.MailAsync();
        await world.DecideAsync("021");
        await world.MailAsync();
        var @case = await world.CaseAsync("021");
        await world.Get<FilePetition>().HandleAsync(@case.Id, "Không đồng ý: thiếu hai sản phẩm.", await world.ActorAsync("021"), CancellationToken.None);
        await world.MailAsync();
        await world.Get<AnswerPetition>().HandleAsync(@case.Id, null, "Đã xem lại hồ sơ.", await world.ActorAsync("010"), CancellationToken.None);
        await world.MailAsync();

        var mails = await _server.ReceivedAsync();
        var to021 = mails.Where(m => m.EnvelopeTo == "an@sonlinh.example").Select(m => m.Subject).ToList();
        to021.ShouldContain("Có thông báo kết quả đánh giá");
        to021.ShouldContain("Đã nhận kiến nghị");
        to021.ShouldContain("Kiến nghị đã được trả lời");
        to021.Count(s => s == "Kết quả đánh giá đã công khai trong cơ quan").ShouldBe(1);
        mails.ShouldContain(m => m.EnvelopeTo == "hoa@sonlinh.example" && m.Subject.StartsWith("Trả lời kiến nghị", StringComparison.Ordinal));
        foreach (var mail in mails)
            foreach (var secret in Secrets)
                Words(mail).ShouldNotContain(secret, Shouldly.Case.Sensitive);
    }

    [Theory, BothDatabases]
    public async Task A_text_that_is_changed_after_the_launch_does_not_change_the_letters_of_the_campaign(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);

        await world.Get<StepRunner>().RunAsync(
            async (step, token) =>
            {
                foreach (var code in new[] { "tasks", "letter" })
                {
                    var text = await Documents.FindAsync(step.Db(), DocumentKind.MailText, code, token);
                    step.Db().Add(ProcedureDocument.Publish(DocumentKind.MailText, code, 9, text!.Json.Replace("{{campaign}}", "Bản sửa sau", StringComparison.Ordinal), step.Now));
                }
            },
            CancellationToken.None);
        await world.MailAsync();

        var mails = await _server.ReceivedAsync();
        mails.Count.ShouldBe(6);
        mails.ShouldAllBe(m => m.Text.Contains("Xếp loại công chức năm 2026") && !m.Everything.Contains("Bản sửa sau"));
    }

    [Theory, BothDatabases]
    public async Task Whoever_chose_English_is_written_to_in_English_and_nobody_else(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);

        await world.Get<ChooseLanguage>().HandleAsync(await world.ActorAsync("021", SignInStrength.MailLink), "en", CancellationToken.None);
        await Should.ThrowAsync<InvalidInputException>(async () => await world.Get<ChooseLanguage>().HandleAsync(await world.ActorAsync("022"), "fr", CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => world.Get<ChooseLanguage>().HandleAsync(Actor.Anonymous, "en", CancellationToken.None));
        await world.MailAsync();

        var mails = await _server.ReceivedAsync();
        mails.Single(m => m.EnvelopeTo == "an@sonlinh.example").Text.ShouldContain("Dear Đỗ Đình Ân");
        mails.Where(m => m.EnvelopeTo != "an@sonlinh.example").ShouldAllBe(m => m.Text.Contains("Kính gửi"));
    }

    [Theory, BothDatabases]
    public async Task A_task_done_before_its_letter_is_sent_is_not_asked_for(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);

        await world.SubmitAsync("021");
        await world.MailAsync();

        (await _server.ReceivedAsync()).ShouldNotContain(m => m.EnvelopeTo == "an@sonlinh.example");
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.Status == NoticeStatus.Dropped)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_no_mailbox_is_left_to_the_printed_invitations(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);
        await world.ChangeAsync("021", person => person.Flag(Mailbox.Missing));

        await world.MailAsync();

        (await _server.ReceivedAsync()).ShouldNotContain(m => m.EnvelopeTo == "an@sonlinh.example");
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.Status == NoticeStatus.Printed)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_campaign_sends_exactly_one_apology_to_each_person_asked(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);

        await world.Get<ChangeCampaign>().CancelAsync(world.CampaignId, "Lập nhầm năm.", ResultWorld.Organiser, CancellationToken.None);
        await world.MailAsync();

        var mails = await _server.ReceivedAsync();
        mails.Select(m => m.EnvelopeTo).OrderBy(a => a, StringComparer.Ordinal)
            .ShouldBe(["an@sonlinh.example", "binh@sonlinh.example", "dung@sonlinh.example", "hoa@sonlinh.example", "lan@sonlinh.example", "quan@sonlinh.example"]);
        mails.ShouldAllBe(m => m.Subject == "Đợt đánh giá đã hủy, không cần làm gì thêm" && m.Links.Count == 0);
    }

    [Theory, BothDatabases]
    public async Task A_letter_refused_for_a_while_goes_out_later_and_one_refused_for_good_is_a_dead_letter(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, _transport);
        await _server.RefuseAsync("an@sonlinh.example", new SmtpRefusal(451, "greylisted", Times: 1));
        await _server.RefuseAsync("dung@sonlinh.example", new SmtpRefusal(550, "no such user"));

        await world.MailAsync();
        await using (var db = world.Read())
        {
            (await db.Set<MailItem>().SingleAsync(m => m.Address == "dung@sonlinh.example")).Status.ShouldBe(MailStatus.Dead);
            (await db.Set<MailItem>().SingleAsync(m => m.Address == "an@sonlinh.example")).Attempts.ShouldBeGreaterThanOrEqualTo(1);
        }

        await world.PassAsync(TimeSpan.FromMinutes(1));

        var mails = await _server.ReceivedAsync();
        mails.Count(m => m.EnvelopeTo == "an@sonlinh.example").ShouldBe(1);
        mails.ShouldNotContain(m => m.EnvelopeTo == "dung@sonlinh.example");
    }

    // The link's letters are random.
    private static string Words(ReceivedMail mail) => mail.Links.Aggregate(mail.Everything, (text, link) => text.Replace(link.ToString(), "", StringComparison.Ordinal));

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _server.DisposeAsync();
    }
}
