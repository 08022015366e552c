using CanBo.Runtime.Instances;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Tests.Stimuli;

public sealed class EarlyStimulusTests
{
    [Theory, BothDatabases]
    public async Task It_is_taken_at_once_when_its_activity_waits(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.OneQuestion));

        (await DeliverAsync(application, instance, "n1", "s1")).ShouldBe(DeliveryResult.Taken);

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        (await DeliverAsync(application, instance, "n1", "s1")).ShouldBe(DeliveryResult.Repeated);
        (await DeliverAsync(application, instance, "n1", "s2")).ShouldBe(DeliveryResult.Over);
    }

    [Theory, BothDatabases]
    public async Task One_that_comes_before_its_activity_waits_and_moves_it_as_soon_as_it_begins(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));

        (await DeliverAsync(application, instance, "n2", "s1")).ShouldBe(DeliveryResult.Early);
        (await DeliverAsync(application, instance, "n2", "s1")).ShouldBe(DeliveryResult.Repeated);
        (await CountAsync(application)).ShouldBe((1, 0));
        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        (await CountAsync(application)).ShouldBe((0, 0));
        (await DeliverAsync(application, instance, "n2", "s1")).ShouldBe(DeliveryResult.Repeated);
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task One_whose_activity_does_not_begin_in_time_is_a_dead_letter_that_can_be_delivered_again(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.Sequence("three", Sample.Ask("a"), Sample.Ask("b"), Sample.Ask("c"))));
        await DeliverAsync(application, instance, "n3", "s1");

        application.Clock.Advance(TimeSpan.FromMinutes(11));
        await application.Get<DueWork>().RunAllAsync(CancellationToken.None);
        (await CountAsync(application)).ShouldBe((0, 1));
        var letters = application.Get<StimulusLetters>();
        (await letters.ListAsync(WorkStatus.Dead, 10, CancellationToken.None)).ShouldHaveSingleItem().LastError.ShouldContain("did not begin in time");
        (await application.ResumeAsync(instance, 2)).ShouldBeTrue();
        (await application.Steps.RunAsync((step, token) => letters.DeliverAgainAsync(step, "s1", TimeSpan.FromDays(1), token), CancellationToken.None)).ShouldBe(DeliveryResult.Early);
        (await application.ResumeAsync(instance, 3)).ShouldBeTrue();

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.Steps.RunAsync((step, token) => letters.DeliverAgainAsync(step, "s1", TimeSpan.FromDays(1), token), CancellationToken.None)).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task One_whose_instance_ends_first_is_a_dead_letter(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));
        await DeliverAsync(application, instance, "n2", "s1");

        await application.Steps.RunAsync((step, token) => step.CancelAsync(instance, "no longer needed", token), CancellationToken.None);

        (await application.Get<StimulusLetters>().ListAsync(WorkStatus.Dead, 10, CancellationToken.None)).ShouldHaveSingleItem().LastError.ShouldContain("came to its end first");
    }

    [Fact]
    public async Task Whichever_of_two_hosts_commits_first_an_early_stimulus_finds_the_bookmark_that_opens_beside_it()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        var version = await one.PublishAsync(Sample.TwoQuestions);

        for (var round = 0; round < 100; round++)
        {
            var instance = await one.StartAsync(version);

            // Told twice by its sender, to two hosts, while a third party opens the bookmark.
            var told = Task.WhenAll(DeliverAsync(other, instance, "n2", $"s{round}"), DeliverAsync(one, instance, "n2", $"s{round}"));
            (await one.ResumeAsync(instance, 2)).ShouldBeTrue();
            (await told).Count(r => r == DeliveryResult.Repeated).ShouldBe(1);

            (await one.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        }

        (await CountAsync(one)).ShouldBe((0, 0));
    }

    private static Task<DeliveryResult> DeliverAsync(TestApplication application, Guid instance, string node, string id) => application.Steps.RunAsync(
        (step, token) => step.DeliverAsync(new Delivery(id, instance, node, "Answered", Value.EmptyObject, TimeSpan.FromMinutes(10)), token),
        CancellationToken.None);

    private static Task<(int Waiting, int Dead)> CountAsync(TestApplication application) => application.Get<StimulusLetters>().CountAsync(CancellationToken.None);
}
