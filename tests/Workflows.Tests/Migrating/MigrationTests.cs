using System.Text.Json.Nodes;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Tests.Running;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Migrating;

public sealed class MigrationTests
{
    private static readonly string[] People = ["a Test.Human", "b Test.Human", "c Test.Verdict"];

    private static readonly string[] Line = ["a.Yes b", "a.No b", "b.Yes c", "b.No c"];

    [Fact]
    public void A_step_added_ahead_is_gone_through()
    {
        var graph = Scenario.Of([.. People, "d Test.Opinion"], ["a.Yes b", "a.No b", "b.Yes d", "b.No d", "d c", "d.Overdue c"]).Graph;

        var judgement = Migrated.AtTheSecond().To(graph);

        judgement.PassedBy.ShouldBeEmpty();
        var state = judgement.State!.Resume(graph, "b", "Yes");
        state.Waiting().ShouldBe(["d"]);
        state.Resume(graph, "d", "Done").Waiting().ShouldBe(["c"]);
    }

    [Fact]
    public void A_step_added_behind_is_passed_by_and_named()
    {
        var graph = Scenario.Of([.. People, "d Test.Opinion"], ["a.Yes d", "a.No d", "d b", "d.Overdue b", "b.Yes c", "b.No c"]).Graph;

        var judgement = Migrated.AtTheSecond().To(graph);

        judgement.PassedBy.Select(step => step.NodeId).ShouldBe(["d"]);
        var state = judgement.State!.Resume(graph, "b", "No").Resume(graph, "c", "Done");
        state.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_branch_added_behind_does_not_keep_the_join_waiting()
    {
        string[] nodes = ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Human", "b Test.Human", "j Elsa.FlowJoin mode=WaitAllActive", "c Test.Verdict"];
        string[] connections = ["f.L a", "f.R b", "a.Yes j", "b.Yes j", "j c"];
        var graph = Scenario.Of([.. nodes, "d Test.Opinion"], [.. connections, "f.L d", "d j"]).Graph;

        var judgement = Scenario.Of(nodes, connections).Start().Resume("a", "Yes").To(graph);

        judgement.PassedBy.Select(step => step.NodeId).ShouldBe(["d"]);
        judgement.State!.Resume(graph, "b", "Yes").Waiting().ShouldBe(["c"]);
    }

    [Fact]
    public void A_branch_added_behind_a_join_for_every_branch_is_refused()
    {
        string[] nodes = ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Human", "b Test.Human", "j Elsa.FlowJoin mode=WaitAll", "c Test.Verdict"];
        string[] connections = ["f.L a", "f.R b", "a.Yes j", "b.Yes j", "j c"];

        var judgement = Scenario.Of(nodes, connections).Start().Resume("a", "Yes").To([.. nodes, "d Test.Opinion"], [.. connections, "f.L d", "d j"]);

        judgement.Codes().ShouldBe([MigrationRefusalCode.JoinWouldNotRun]);
    }

    [Fact]
    public void An_open_step_that_is_gone_is_refused_with_its_name()
    {
        var judgement = Migrated.AtTheSecond().To(["a Test.Human", "c Test.Verdict"], ["a.Yes c", "a.No c"]);

        judgement.MayMove.ShouldBeFalse();
        var refusal = judgement.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(MigrationRefusalCode.StepGone);
        refusal.Message.Vietnamese.ShouldContain("“b”");
        refusal.Message.English.ShouldContain("'b'");
    }

    [Fact]
    public void An_open_step_of_another_kind_is_refused() =>
        Migrated.AtTheSecond().To(["a Test.Human", "b Test.Opinion", "c Test.Verdict"], ["a.Yes b", "a.No b", "b c", "b.Overdue c"])
            .Codes().ShouldBe([MigrationRefusalCode.StepReplaced]);

    [Fact]
    public void A_step_that_is_done_and_would_come_again_is_refused() =>
        Migrated.AtTheSecond().To(People, ["b.Yes a", "b.No a", "a.Yes c", "a.No c"]).Codes().ShouldBe([MigrationRefusalCode.PassedAgain]);

    [Fact]
    public void A_branch_that_waits_at_a_join_keeps_its_way_or_the_case_stays()
    {
        string[] nodes = ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Human", "b Test.Human", "j Elsa.FlowJoin mode=WaitAllActive", "c Test.Verdict"];
        var scenario = Scenario.Of(nodes, ["f.L a", "f.R b", "a.Yes j", "b.Yes j", "j c"]).Start().Resume("a", "Yes");

        scenario.To([.. nodes, "d Test.Pass"], ["f.L a", "f.R b", "a.Yes d", "d j", "b.Yes j", "j c"]).Codes().ShouldBe([MigrationRefusalCode.BranchLost]);
        scenario.To([.. nodes, "d Test.Pass"], ["f.L a", "f.R b", "a.Yes j", "b.Yes d", "d j", "j c"]).MayMove.ShouldBeTrue();
    }

    [Fact]
    public void A_decided_case_is_not_asked_to_decide_again()
    {
        var scenario = Scenario.Of(["a Test.Verdict", "b Test.Human"], ["a b"]).Start().Resume("a");

        scenario.To(["a Test.Verdict", "b Test.Human", "c Test.Verdict"], ["a b", "b.Yes c", "b.No c"]).Codes().ShouldBe([MigrationRefusalCode.DecidedAgain]);
    }

    [Fact]
    public void A_case_whose_decision_would_be_behind_it_stays() =>
        Migrated.AtTheSecond().To(["a Test.Human", "c Test.Verdict", "b Test.Human"], ["a.Yes c", "a.No c", "c b"]).MayMove.ShouldBeFalse();

    [Fact]
    public void An_open_step_keeps_the_inputs_it_began_with()
    {
        var before = Scenario.Of(["a Test.Verdict form=F2"], []).Start();
        var graph = Scenario.Of(["a Test.Verdict form=F3"], []).Graph;

        var state = before.To(graph).State!;

        state.Executions[^1].Inputs["form"].AsString.ShouldBe("F2");
    }

    [Fact]
    public void A_fault_for_want_of_an_arrow_is_mended_by_moving_and_trying_again()
    {
        var scenario = Scenario.Of(["a Test.Human", "b Test.Verdict"], ["a.Yes b"]).Start().Resume("a", "No");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        var graph = Scenario.Of(["a Test.Human", "b Test.Verdict"], ["a.Yes b", "a.No b"]).Graph;

        var state = scenario.To(graph).State!;
        state = Engine.Advance(graph, state, new Stimulus.Retry("again", Scenario.Noon, state.Incidents[0].Execution)).State;

        state.Resume(graph, "a", "No").Waiting().ShouldBe(["b"]);
    }

    [Fact]
    public void A_variable_keeps_its_value_and_a_value_that_fits_no_more_is_refused()
    {
        var scenario = Scenario.Of(["s Elsa.SetVariable variable=var:v-x ; value=mười", "a Test.Verdict"], ["s a"]).Start();
        string[] nodes = ["s Elsa.SetVariable variable=var:v-x ; value=mười", "a Test.Verdict"];

        scenario.To(nodes, ["s a"]).State!.Variables[0].Value.ShouldBe(Value.Of("mười"));
        scenario.To(Scenario.Of(nodes, ["s a"], definition => definition["variables"]![0]!["typeName"] = "Int32").Graph).Codes().ShouldBe([MigrationRefusalCode.VariableUnfit]);
    }

    [Fact]
    public void A_case_that_is_over_stays() =>
        Migrated.AtTheSecond().Cancel().To(People, Line).Codes().ShouldBe([MigrationRefusalCode.AlreadyOver]);

    [Fact]
    public void The_step_of_a_move_has_one_line_and_nothing_else()
    {
        var scenario = Migrated.AtTheSecond();
        var step = new ProcedureMigration(scenario.Graph, scenario.Graph).Apply(scenario.State, new Stimulus.Migrate("m", Scenario.Noon, "v1", "v2"))!;

        var line = step.Journal.ShouldHaveSingleItem();
        (line.Event, line.Detail, line.Sequence).ShouldBe((JournalEvents.Migrated, "v2", scenario.State.JournalCount + 1));
        step.Effects.ShouldBeEmpty();
        step.State.JournalCount.ShouldBe(line.Sequence);
    }

    [Fact]
    public void A_move_loses_nothing_that_a_state_holds()
    {
        var scenario = Migrated.AtTheSecond();
        var stood = scenario.State;
        var state = new InstanceState
        {
            Status = stood.Status,
            Input = Value.Object(("fact", Value.True)),
            Output = Value.Object(("verdict", Value.Of("TOT"))),
            Variables = stood.Variables,
            Executions = stood.Executions,
            Rounds = stood.Rounds,
            Results = Value.Object(("a", Value.Of(1))),
            Title = "Hồ sơ",
            Correlation = "HS-1",
            ExecutionCount = stood.ExecutionCount,
            EffectCount = stood.EffectCount,
            JournalCount = stood.JournalCount,
        };

        var moved = new ProcedureMigration(scenario.Graph, scenario.Graph).Apply(state, new Stimulus.Migrate("m", Scenario.Noon, "v1", "v2"))!.State;

        // A property that comes later is compared too, and must be carried by both steps of a move.
        foreach (var property in typeof(InstanceState).GetProperties().Where(p => p.CanWrite && p.Name != nameof(InstanceState.JournalCount)))
            property.GetValue(moved)!.ToString().ShouldBe(property.GetValue(state)!.ToString(), property.Name);
        JsonNode.Parse(moved.ToBytes())!.AsObject().Select(p => p.Key).ShouldBe(JsonNode.Parse(state.ToBytes())!.AsObject().Select(p => p.Key));
    }
}
