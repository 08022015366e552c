using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Tests.Running;

public sealed class ReturnTests
{
    [Fact]
    public void A_return_begins_a_new_round_of_everything_it_leads_to()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Ask"], ["a b", "b.No a"]).Start();

        scenario.Resume("a").Resume("b", "No");

        scenario.Waiting.ShouldBe(["a"]);
        scenario.Nodes(JournalEvents.Returned).ShouldBe("a");
        scenario.Effects.Select(effect => effect.Effect).OfType<TestActivities.OpenTask>().Select(task => task.Round).ShouldBe([0, 0, 1]);
        scenario.Resume("a").Resume("b").Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("a b a b");
    }

    [Fact]
    public void A_return_withdraws_what_is_open_ahead_and_leaves_what_stands_beside()
    {
        // a -> b returns to a; c stands beside in its own branch; j joins both.
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Pass", "g Elsa.FlowFork branches=json:[\"1\",\"2\"]", "b Test.Ask", "n Test.Ask", "c Test.Ask", "j Test.Pass"],
            ["f.L a", "a g", "g.1 b", "g.2 n", "f.R c", "b.Yes j", "b.No a", "n j", "c j"]).Start();
        var (beside, ahead) = (scenario.Execution("c"), scenario.Execution("n"));

        scenario.Resume("b", "No");

        scenario.Step.Closed.ShouldContain(ahead);
        scenario.Execution("c").ShouldBe(beside);
        scenario.Waiting.Order().ShouldBe(["b", "c", "n"]);
        scenario.Resume("c").Resume("n").Resume("b", "Yes");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f a c g b n a g b n j");
    }

    [Fact]
    public void A_branch_that_had_come_to_the_join_need_not_come_again()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask", "c Test.Ask", "j Test.Pass"],
            ["f.L a", "a b", "b.No a", "b.Yes j", "f.R c", "c j"]).Start();

        scenario.Resume("c").Resume("a").Resume("b", "No").Resume("a").Resume("b", "Yes");

        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f a c b a b j");
    }

    [Fact]
    public void A_step_can_return_to_itself()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Pass"], ["a.No a", "a.Yes b"]).Start();

        scenario.Resume("a", "No").Resume("a", "No").Resume("a", "Yes");

        scenario.Path.ShouldBe("a a a b");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void Rounds_within_rounds_return_each_to_its_own_beginning()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Ask", "c Test.Ask"], ["a b", "b c", "c.No b", "c.Yes a"]).Start();

        scenario.Resume("a").Resume("b").Resume("c", "No").Resume("b").Resume("c", "Yes").Resume("a").Resume("b").Resume("c");

        scenario.Path.ShouldBe("a b c b c a b c");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_join_inside_a_round_waits_for_all_branches_of_the_new_round()
    {
        // As the two-approvers sample: both are asked again, and both must answer again.
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask", "check Elsa.FlowDecision condition=var:v-x", "clear Elsa.SetVariable variable=var:v-x ; value=false", "e Elsa.End"],
            ["f.L a", "f.R b", "a check", "b check", "check.True clear", "clear f", "check.False e"],
            definition => definition["variables"]![0]!["value"] = "true").Start();

        scenario.Resume("a").Resume("b");
        scenario.Waiting.ShouldBe(["a", "b"]);

        scenario.Resume("b");
        scenario.Status.ShouldBe(InstanceStatus.Suspended);
        scenario.Resume("a").Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f a b check clear f a b check e");
    }

    [Fact]
    public void A_return_also_follows_the_other_connections_of_its_outcome()
    {
        var scenario = Scenario.Of(["a Test.Ask", "n Elsa.WriteLine text=trả lại"], ["a.No a", "a.No n"]).Start();

        scenario.Resume("a", "No").Resume("a", "No").Resume("a", "Yes");

        scenario.Path.ShouldBe("a a n a n");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_return_past_the_entrance_of_a_loop_is_an_incident()
    {
        // s leads into the circle at a and at b: neither is its one entrance.
        var scenario = Scenario.Of(
            ["s Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Pass", "b Test.Ask"],
            ["s.L a", "s.R b", "a b", "b a"]);

        scenario.Start();
        while (scenario.Status == InstanceStatus.Suspended)
            scenario.Resume(scenario.Waiting[0]);

        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain("does not pass it");
    }

    [Fact]
    public void Going_round_without_anybody_waiting_is_an_incident_and_not_an_endless_loop()
    {
        var scenario = Scenario.Of(["a Test.Pass", "b Test.Pass"], ["a b", "b a"]).Start();

        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain("circle");
        scenario.State.ExecutionCount.ShouldBe(10_001);
    }

    [Fact]
    public void Taken_back_from_outside_a_case_goes_again_through_everything_the_node_leads_to()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask", "c Test.Ask", "j Test.Pass"],
            ["f.L a", "a b", "b j", "f.R c", "c j"]).Start().Resume("a");
        var (beside, ahead) = (scenario.Execution("c"), scenario.Execution("b"));

        scenario.Return("a");

        scenario.Step.Closed.ShouldBe([ahead]);
        scenario.Waiting.Order().ShouldBe(["a", "c"]);
        scenario.Execution("c").ShouldBe(beside);
        scenario.Nodes(JournalEvents.Returned).ShouldBe("a");
        scenario.Resume("c").Resume("a").Resume("b");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f a c b a b j");
    }

    [Fact]
    public void A_case_is_not_taken_back_to_where_it_stands_nor_ahead_nor_once_it_is_over()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Ask", "c Test.Ask"], ["a b", "b c"]).Start().Resume("a");

        scenario.Return("b").Step.Changed.ShouldBeFalse();
        scenario.Return("c").Step.Changed.ShouldBeFalse();
        scenario.Return("nowhere").Step.Changed.ShouldBeFalse();
        scenario.Resume("b").Resume("c").Status.ShouldBe(InstanceStatus.Finished);
        scenario.Return("a").Step.Changed.ShouldBeFalse();
    }

    [Fact]
    public void Taken_back_over_an_incident_a_case_goes_on()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.FailsUntil instant=2100-01-01T00:00:00Z"], ["a b"]).Start().Resume("a");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);

        scenario.Return("a");

        scenario.Status.ShouldBe(InstanceStatus.Suspended);
        scenario.State.Incidents.ShouldAllBe(incident => incident.IsResolved);
        scenario.Waiting.ShouldBe(["a"]);
    }

    [Fact]
    public void Only_the_target_of_a_connection_that_returns_knows_that_it_is_to_be_done_again()
    {
        var scenario = Scenario.Of(["a Test.Ask", "b Test.Ask"], ["a b", "b.No a"]).Start();

        scenario.Resume("a").Resume("b", "No").Resume("a").Resume("b", "No").Resume("a").Return("a");

        scenario.Effects.Select(effect => effect.Effect).OfType<TestActivities.OpenTask>().Select(task => (task.Round, task.IsReturn))
            .ShouldBe([(0, false), (0, false), (1, true), (1, false), (2, true), (2, false), (3, false)]);
    }
}
