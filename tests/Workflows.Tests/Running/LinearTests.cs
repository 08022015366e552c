using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

public sealed class LinearTests
{
    [Fact]
    public void A_chain_of_steps_that_wait_for_nobody_runs_to_its_end_in_one_step()
    {
        var scenario = Scenario.Of(["a Elsa.Start", "b Elsa.WriteLine text=xin chào", "c Test.Pass"], ["a b", "b c"]);

        scenario.Start();

        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("a b c");
        scenario.Journal.ShouldContain(entry => entry.Event == JournalEvents.Line && entry.Detail == "xin chào");
        scenario.Journal[^1].Event.ShouldBe(JournalEvents.Finished);
        scenario.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void A_waiting_step_opens_a_bookmark_and_goes_on_when_it_is_resumed()
    {
        var scenario = Scenario.Of(["a Test.Ask form=F2", "b Test.Pass"], ["a.Yes b"]);

        scenario.Start();

        scenario.Status.ShouldBe(InstanceStatus.Suspended);
        var bookmark = scenario.Step.Opened.ShouldHaveSingleItem();
        bookmark.ShouldBe(new Bookmark(new ExecutionId(2), "a", "Test.Ask", Scenario.Noon));
        scenario.Effects.ShouldHaveSingleItem().ShouldBe(new PlannedEffect(1, bookmark.Execution, "a", new TestActivities.OpenTask("F2", 0)));

        scenario.Resume("a", "Yes");

        scenario.Step.Closed.ShouldBe([bookmark.Execution]);
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("a b");
    }

    [Fact]
    public void A_step_that_goes_on_waiting_keeps_its_bookmark_and_its_memory()
    {
        var scenario = Scenario.Of(["a Test.Ask"], []).Start();

        scenario.Wait(TimeSpan.FromHours(1)).Resume("a", "Remind").Resume("a", "Remind");

        scenario.Step.Opened.ShouldBeEmpty();
        scenario.Step.Closed.ShouldBeEmpty();
        var execution = scenario.State.Executions[^1];
        execution.Memory.ShouldBe(Value.Of(2));
        execution.Since.ShouldBe(Scenario.Noon);
    }

    [Fact]
    public void A_delay_asks_for_a_timer_and_ends_when_it_fires()
    {
        var scenario = Scenario.Of(["a Elsa.Delay timeSpan=1.00:00:00"], []).Start();

        scenario.Effects.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.ScheduleTimer("Delay", Scenario.Noon.AddDays(1)));
        scenario.Wait(TimeSpan.FromDays(1)).Resume("a", Stimulus.TimerFired);

        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_finished_instance_keeps_its_results_and_forgets_the_rest()
    {
        var scenario = Scenario.Of(["a Test.Ask answer=->v-x", "b Test.Echo value=var:v-x ; result=->verdict"], ["a b"]).Start();

        scenario.Resume("a", "Done", Value.Of("tốt"));

        scenario.State.Output["verdict"].ShouldBe(Value.Of("tốt"));
        scenario.Variable("x").ShouldBe(Value.Of("tốt"));
        scenario.State.Executions.ShouldBeEmpty();
        scenario.State.Rounds.ShouldBeEmpty();
        scenario.State.ToBytes().Length.ShouldBeLessThan(150);
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("Nonsense")]
    public void A_late_stimulus_changes_nothing(string name)
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Ask"], ["a b"]).Start();
        var late = scenario.Execution("a");
        scenario.Resume("a");

        scenario.Resume(late, name);

        scenario.Step.Changed.ShouldBeFalse();
        scenario.Waiting.ShouldBe(["b"]);
    }

    [Fact]
    public void Nothing_moves_an_instance_that_is_over_or_was_not_started()
    {
        var scenario = Scenario.Of(["a Test.Pass"], []);

        scenario.Resume(new ExecutionId(1));
        scenario.Step.Changed.ShouldBeFalse();

        scenario.Start().Start();
        scenario.Step.Changed.ShouldBeFalse();

        scenario.Cancel();
        scenario.Step.Changed.ShouldBeFalse();
    }

    [Fact]
    public void Cancelling_withdraws_everything_that_waits()
    {
        var scenario = Scenario.Of(["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask"], ["f.L a", "f.R b"]).Start();

        scenario.Cancel();

        scenario.Status.ShouldBe(InstanceStatus.Cancelled);
        scenario.Step.Closed.Length.ShouldBe(2);
        scenario.Step.Effects.Select(effect => effect.Effect).ShouldBe([new TestActivities.CloseTask(), new TestActivities.CloseTask()]);
        scenario.Journal[^1].ShouldBe(new JournalEntry(scenario.State.JournalCount, Scenario.Noon, JournalEvents.Cancelled, default, "", "", "because"));
    }

    [Fact]
    public void A_withdrawal_that_throws_does_not_keep_the_case_open()
    {
        var scenario = Scenario.Of(["a Test.Bad"], []).Start();

        scenario.Cancel();

        scenario.Status.ShouldBe(InstanceStatus.Cancelled);
        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain("stuck");
    }
}
