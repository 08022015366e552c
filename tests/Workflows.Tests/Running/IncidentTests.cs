using System.Text.Json.Nodes;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

public sealed class IncidentTests
{
    private const string Tomorrow = "2026-03-03T00:00:00Z";

    private static readonly string[] Fork = ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", $"bad Test.FailsUntil instant={Tomorrow}", "b Test.Ask"];

    [Fact]
    public void A_fault_stops_the_whole_case_and_names_the_activity()
    {
        var scenario = Scenario.Of([$"bad Test.FailsUntil instant={Tomorrow}", "b Test.Pass"], ["bad b"]).Start();

        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        var incident = scenario.State.Incidents.ShouldHaveSingleItem();
        incident.NodeId.ShouldBe("bad");
        incident.Message.ShouldContain("'bad'");
        incident.Message.ShouldContain("Not before");
        incident.IsResolved.ShouldBeFalse();
        scenario.Journal.ShouldContain(entry => entry.Event == JournalEvents.Faulted && entry.NodeId == "bad");
    }

    [Fact]
    public void A_retry_runs_the_node_again_and_settles_the_incident()
    {
        var scenario = Scenario.Of([$"bad Test.FailsUntil instant={Tomorrow}", "b Test.Pass"], ["bad b"]).Start();

        scenario.Retry("bad");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Incidents.Select(incident => incident.IsResolved).ShouldBe([true, false]);

        scenario.Wait(TimeSpan.FromDays(1)).Retry("bad");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.State.Incidents.ShouldAllBe(incident => incident.IsResolved);
        scenario.Path.ShouldBe("bad bad bad b");
    }

    [Fact]
    public void An_answer_that_comes_while_the_case_is_stopped_is_taken_and_its_follow_up_waits_for_the_retry()
    {
        var scenario = Scenario.Of([.. Fork, "c Test.Pass"], ["f.L bad", "f.R b", "b c"]).Start();
        scenario.Waiting.ShouldBeEmpty();
        scenario.State.Scheduled.ShouldHaveSingleItem().NodeId.ShouldBe("b");

        scenario.Wait(TimeSpan.FromDays(1)).Retry("bad");
        scenario.Waiting.ShouldBe(["b"]);
    }

    [Fact]
    public void What_was_waiting_when_the_case_stopped_still_takes_its_answer()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "b Test.Ask", "p Test.Ask", $"bad Test.FailsUntil instant={Tomorrow}", "c Test.Pass"],
            ["f.L b", "f.R p", "p bad", "b c"]).Start();
        scenario.Resume("p").Status.ShouldBe(InstanceStatus.Faulted);

        scenario.Resume("b");
        scenario.Step.Changed.ShouldBeTrue();
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Scheduled.ShouldHaveSingleItem().NodeId.ShouldBe("c");

        scenario.Wait(TimeSpan.FromDays(1)).Retry("bad");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f b p bad bad c");
    }

    [Fact]
    public void With_the_other_strategy_the_other_branches_go_on()
    {
        var scenario = Scenario.Of([.. Fork, "c Test.Pass", "j Test.Pass"], ["f.L bad", "f.R b", "b c", "bad j", "c j"], Scenario.ContinuesWithIncidents).Start();

        scenario.Status.ShouldBe(InstanceStatus.Suspended);
        scenario.Resume("b");

        // The join needs the branch that failed, so nothing is left but the incident.
        scenario.Path.ShouldBe("f bad b c");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);

        scenario.Wait(TimeSpan.FromDays(1)).Retry("bad");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f bad b c bad j");
    }

    [Fact]
    public void With_the_other_strategy_a_failed_last_step_does_not_keep_the_case_open()
    {
        var scenario = Scenario.Of(Fork, ["f.L bad", "f.R b"], Scenario.ContinuesWithIncidents).Start();

        scenario.Resume("b");

        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.State.Incidents.ShouldHaveSingleItem().NodeId.ShouldBe("bad");
    }

    [Fact]
    public void With_the_other_strategy_a_person_who_was_to_be_asked_is_not_given_up()
    {
        var scenario = Scenario.Of(["a Test.Decision form=js:variables.x.y"], [], Scenario.ContinuesWithIncidents).Start();

        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Executions[^1].NodeId.ShouldBe("a");
    }

    [Fact]
    public void With_the_other_strategy_a_failed_last_step_is_kept_while_nothing_is_decided()
    {
        var scenario = Scenario.Of(["a Test.Human", $"bad Test.FailsUntil instant={Tomorrow}"], ["a.No bad"], Scenario.ContinuesWithIncidents).Start();

        scenario.Resume("a", "No").Status.ShouldBe(InstanceStatus.Faulted);
        scenario.Wait(TimeSpan.FromDays(1)).Retry("bad");

        scenario.State.Incidents[^1].Code.ShouldBe(IncidentCode.EndedWithoutDecision);
        scenario.State.Incidents[^1].NodeId.ShouldBe("bad");
    }

    [Fact]
    public void A_stimulus_the_activity_does_not_know_is_an_incident_and_a_retry_asks_anew()
    {
        var scenario = Scenario.Of(["a Test.Ask"], []).Start();
        var first = scenario.Execution("a");

        scenario.Resume("a", "Explode");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.Step.Closed.ShouldBe([first]);

        scenario.Retry("a");
        scenario.Status.ShouldBe(InstanceStatus.Suspended);
        scenario.Execution("a").ShouldNotBe(first);
        scenario.Step.Effects.Select(effect => effect.Effect).ShouldBe([new TestActivities.CloseTask(), new TestActivities.OpenTask("F1", 0)]);
    }

    [Fact]
    public void A_fault_on_purpose_carries_its_message()
    {
        var scenario = Scenario.Of(["a Elsa.Fault message=thiếu hồ sơ"], []).Start();

        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldEndWith("thiếu hồ sơ");
    }

    [Fact]
    public void An_input_that_cannot_be_converted_is_an_incident_naming_activity_and_property()
    {
        var scenario = Scenario.Of(["a Test.Echo number=var:v-x"], [], definition => definition["variables"]![0]!["value"] = "mười").Start();

        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldStartWith("'a' (a), input 'number': Expected a whole number");
    }

    [Fact]
    public void An_expression_that_fails_is_an_incident_with_line_and_column()
    {
        var scenario = Scenario.Of(["a Test.Echo value=js:variables.x.y"], []).Start();

        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain("input 'value': line 1, column");
    }

    [Fact]
    public void An_output_its_variable_cannot_hold_is_an_incident_naming_both()
    {
        var scenario = Scenario.Of(["a Test.Ask answer=->v-x"], [], definition => definition["variables"]![0]!["typeName"] = "Int32").Start();

        scenario.Resume("a", "Done", Value.Of("nhiều"));

        var message = scenario.State.Incidents.ShouldHaveSingleItem().Message;
        message.ShouldContain("output 'answer' to variable 'x'");
        scenario.Variable("x").ShouldBe(Value.Null);
    }

    [Fact]
    public void An_unknown_activity_type_is_an_incident_when_it_is_reached()
    {
        var scenario = Scenario.Of(["a Elsa.RunTask taskName=x"], []).Start();

        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain("'Elsa.RunTask'");
    }

    [Fact]
    public void A_case_with_people_that_ends_without_a_decision_is_an_incident_that_can_be_retried()
    {
        var scenario = Scenario.Of(["a Test.Human", "d Test.Decision"], ["a.Yes d"]).Start();

        scenario.Resume("a", "No");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.Incidents.ShouldHaveSingleItem().NodeId.ShouldBe("a");

        scenario.Retry("a");
        scenario.Waiting.ShouldBe(["a"]);
        scenario.Resume("a", "Yes").Resume("d");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_decision_that_was_left_undecided_is_none()
    {
        var scenario = Scenario.Of(["d Test.Decision", "p Test.Pass"], ["d.No p"]).Start();

        scenario.Resume("d", "No");

        scenario.Status.ShouldBe(InstanceStatus.Faulted);
        scenario.State.IsDecided.ShouldBeFalse();
        scenario.State.Incidents.ShouldHaveSingleItem().Code.ShouldBe(IncidentCode.EndedWithoutDecision);
    }

    [Fact]
    public void An_explicit_end_needs_no_decision()
    {
        var scenario = Scenario.Of(["a Test.Human", "e Elsa.Finish"], ["a.Yes e", "a.No e"]).Start();

        scenario.Resume("a", "No").Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_decision_that_was_returned_over_does_not_count()
    {
        var scenario = Scenario.Of(["a Test.Human", "d Test.Decision", "p Test.Human"], ["a.Yes d", "d p", "p.No a"]).Start();

        scenario.Resume("a", "Yes").Resume("d").Resume("p", "No");
        scenario.State.IsDecided.ShouldBeFalse();

        scenario.Resume("a", "No");
        scenario.Status.ShouldBe(InstanceStatus.Faulted);
    }

    [Fact]
    public void A_stopped_case_can_be_cancelled()
    {
        var scenario = Scenario.Of(Fork, ["f.L bad", "f.R b"]).Start();

        scenario.Cancel();

        scenario.Status.ShouldBe(InstanceStatus.Cancelled);
        scenario.State.Incidents.ShouldAllBe(incident => incident.IsResolved);
    }

    [Fact]
    public void A_failed_container_is_retried_as_a_whole()
    {
        var scenario = Scenario.Of(
            ["a Test.Pass"],
            ["a i"],
            definition => ((JsonArray)definition["root"]!["activities"]!).Add(new JsonObject
            {
                ["id"] = "i",
                ["type"] = "Elsa.If",
                ["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "Input", ["value"] = new JsonObject { ["name"] = "fact" } } },
                ["then"] = Sketch.Node("t Test.Pass"),
            })).Start(Value.Object(("fact", Value.Of("có lẽ"))));

        scenario.State.Incidents.ShouldHaveSingleItem().NodeId.ShouldBe("i");
        scenario.Retry("i").State.Incidents.Length.ShouldBe(2);
    }
}
