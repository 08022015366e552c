using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Tests.Running;

public sealed class JoinTests
{
    private static readonly string[] Fork = ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask"];

    [Fact]
    public void An_activity_with_two_branches_waits_for_both()
    {
        var scenario = Scenario.Of([.. Fork, "j Test.Pass"], ["f.L a", "f.R b", "a j", "b j"]).Start();

        scenario.Resume("b");
        scenario.Path.ShouldBe("f a b");

        scenario.Resume("a");
        scenario.Path.ShouldBe("f a b j");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("WaitAllActive", "f a b j")]
    [InlineData("WaitAll", "f a b j")]
    public void A_join_that_waits_for_all_runs_once_when_all_have_come(string mode, string path)
    {
        var scenario = Scenario.Of([.. Fork, $"j Elsa.FlowJoin mode={mode}"], ["f.L a", "f.R b", "a j", "b j"]).Start();

        scenario.Resume("a").Resume("b");

        scenario.Path.ShouldBe(path);
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("mode=WaitAny")]
    [InlineData("mode=")]
    public void A_join_that_waits_for_any_withdraws_the_losers(string mode)
    {
        var scenario = Scenario.Of([.. Fork, $"j Elsa.FlowJoin {mode}", "e Test.Ask"], ["f.L a", "f.R b", "a j", "b j", "j e"]).Start();
        var loser = scenario.Execution("a");

        scenario.Resume("b");

        scenario.Waiting.ShouldBe(["e"]);
        scenario.Nodes(JournalEvents.Canceled).ShouldBe("a");
        scenario.Step.Closed.ShouldContain(loser);
        scenario.Step.Effects.ShouldContain(effect => effect.Effect is TestActivities.CloseTask && effect.Execution == loser);
        scenario.Resume("e").Path.ShouldBe("f a b j e");
    }

    [Fact]
    public void A_race_won_in_the_same_step_leaves_no_trace_of_the_loser_outside()
    {
        var scenario = Scenario.Of([.. Fork[..2], "p Test.Pass", "j Elsa.FlowJoin mode=WaitAny"], ["f.L a", "f.R p", "a j", "p j"]).Start();

        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Effects.ShouldBeEmpty();
        scenario.Step.Opened.ShouldBeEmpty();
        scenario.Step.Closed.ShouldBeEmpty();
    }

    [Fact]
    public void The_branch_of_a_loser_dies_out_beyond_the_race()
    {
        // b also leads to k, which waits for the winner's side too.
        var scenario = Scenario.Of(
            [.. Fork, "j Elsa.FlowJoin mode=WaitAny", "k Test.Pass"],
            ["f.L a", "f.R b", "a j", "b j", "b k", "j k"]).Start();

        scenario.Resume("a");

        scenario.Path.ShouldBe("f a b j k");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_branch_not_taken_does_not_keep_a_join_waiting()
    {
        var scenario = Scenario.Of(
            ["d Elsa.FlowDecision condition=true", "a Test.Pass", "b Test.Ask", "c Test.Pass", "j Test.Pass"],
            ["d.True a", "d.False b", "b c", "a j", "c j"]).Start();

        scenario.Path.ShouldBe("d a j");
        scenario.Nodes(JournalEvents.Skipped).ShouldBe("b c");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_port_that_leads_straight_to_the_join_counts_like_a_branch()
    {
        // Both ports of one decision meet again: the one not taken must count as heard.
        var scenario = Scenario.Of(
            ["d Elsa.FlowDecision condition=true", "a Test.Ask", "j Test.Pass"],
            ["d.True a", "d.False j", "a j"]).Start();

        scenario.Path.ShouldBe("d a");
        scenario.Resume("a").Path.ShouldBe("d a j");
    }

    [Fact]
    public void A_join_for_all_is_skipped_when_a_branch_dies_out()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "d Elsa.FlowDecision condition=false", "a Test.Pass", "j Elsa.FlowJoin mode=WaitAll", "z Test.Pass"],
            ["f.L d", "f.R a", "d.True j", "a j", "j z"]).Start();

        scenario.Path.ShouldBe("f d a");
        scenario.Nodes(JournalEvents.Skipped).ShouldBe("j z");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void An_activity_that_nothing_reaches_keeps_no_join_waiting()
    {
        var scenario = Scenario.Of(["s Elsa.Start", "orphan Test.Pass", "j Test.Pass"], ["s j", "orphan j"]).Start();

        scenario.Path.ShouldBe("s j");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_join_of_a_join_hears_of_branches_at_any_depth()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"A\",\"B\",\"C\"]", "a Test.Ask", "b Test.Ask", "c Test.Ask", "j Elsa.FlowJoin mode=WaitAllActive", "k Elsa.FlowJoin mode=WaitAllActive"],
            ["f.A a", "f.B b", "f.C c", "a j", "b j", "j k", "c.Yes k"]).Start();

        scenario.Resume("c", "No").Resume("a").Resume("b");

        scenario.Path.ShouldBe("f a b c j k");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void Branches_begin_in_the_order_they_are_drawn()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"A\",\"B\"]", "a1 Test.Pass", "a2 Test.Pass", "b1 Test.Pass", "b2 Test.Pass"],
            ["f.B b1", "f.A a1", "a1 a2", "b1 b2"]).Start();

        scenario.Path.ShouldBe("f b1 a1 b2 a2");
    }

    [Fact]
    public void An_end_withdraws_what_is_open_and_ends_the_case()
    {
        var scenario = Scenario.Of([.. Fork, "e Elsa.End"], ["f.L a", "f.R b", "a e"]).Start();

        scenario.Resume("a");

        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Nodes(JournalEvents.Canceled).ShouldBe("b");
    }
}
