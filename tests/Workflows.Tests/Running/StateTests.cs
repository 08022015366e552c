using System.Text;
using System.Text.Json;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

public sealed class StateTests
{
    private static readonly InstanceState Full = new()
    {
        Status = InstanceStatus.Faulted,
        Input = Value.Object(("caseId", Value.Of("H-1")), ("isHead", Value.True)),
        Output = Value.Object(("verdict", Value.Null)),
        Variables = [new("v-x", Value.Array(Value.Of(1), Value.Null)), new("v-y", Value.Of("đỗ \"quyên\" <b>"))],
        Executions =
        [
            new ExecutionState(new(1), "flow", default, ExecutionStatus.Running) { NodeVisits = [1, 0, 2], ConnectionVisits = [1, -2], Variables = [Value.Of(3.5)] },
            new ExecutionState(new(4), "a", new(1), ExecutionStatus.Waiting) { Since = Scenario.Noon, Round = 2, Memory = Value.Of("m"), Inputs = Value.Object(("form", Value.Of("F1"))) },
            new ExecutionState(new(5), "b", new(1), ExecutionStatus.Faulted) { StopsCase = true },
        ],
        Scheduled = [new ScheduledNode("c", new(1)), new ScheduledNode("flow", default)],
        Rounds = [1, 0, 3],
        Incidents = [new Incident(1, new(5), "b", IncidentCode.OutputFailed, "hỏng", Scenario.Noon.AddMilliseconds(7), false), new Incident(2, new(3), "b", IncidentCode.ActivityFailed, "", Scenario.Noon, true)],
        IsDecided = true,
        ExecutionCount = 5,
        EffectCount = 7,
        JournalCount = 31,
    };

    [Fact]
    public void Everything_in_a_state_comes_back_from_its_bytes()
    {
        var again = InstanceState.FromBytes(Full.ToBytes());

        again.ToBytes().ShouldBe(Full.ToBytes());
        again.ShouldSatisfyAllConditions(
            () => (again.Status, again.IsDecided, again.ExecutionCount, again.EffectCount, again.JournalCount).ShouldBe((InstanceStatus.Faulted, true, 5, 7, 31)),
            () => again.Input.ShouldBe(Full.Input),
            () => again.Output.ShouldBe(Full.Output),
            () => again.Variables.ShouldBe(Full.Variables),
            () => again.Scheduled.ShouldBe(Full.Scheduled),
            () => again.Rounds.ShouldBe(Full.Rounds),
            () => again.Incidents.ShouldBe(Full.Incidents),
            () => again.Executions[0].NodeVisits.ShouldBe([1, 0, 2]),
            () => again.Executions[0].ConnectionVisits.ShouldBe([1, -2]),
            () => again.Executions[0].Variables.ShouldBe([Value.Of(3.5)]),
            () => (again.Executions[1] with { Variables = [] }).ShouldBe(Full.Executions[1] with { Variables = [] }),
            () => again.Executions[2].StopsCase.ShouldBeTrue());
    }

    [Fact]
    public void Vietnamese_stays_readable_in_the_bytes() =>
        Encoding.UTF8.GetString(Full.ToBytes()).ShouldContain("đỗ \\\"quyên\\\" <b>");

    [Fact]
    public void A_state_that_has_just_begun_takes_few_bytes() =>
        Scenario.Of(["a Test.Ask"], []).Start().State.ToBytes().Length.ShouldBeLessThan(320);

    [Theory]
    [InlineData("{\"v\":2}", "layout 2")]
    [InlineData("{\"v\":1,\"mood\":1}", "'mood'")]
    [InlineData("{\"v\":1,\"status\":\"Lost\"}", "InstanceStatus")]
    [InlineData("{\"v\":1,\"counts\":[1]}", "three")]
    [InlineData("{\"v\":1,\"counts\":[1.5,1,1]}", "wrong kind")]
    [InlineData("{\"v\":1,\"executions\":[{\"variables\":5}]}", "wrong kind")]
    public void A_state_of_another_layout_is_refused(string json, string message) =>
        Should.Throw<JsonException>(() => InstanceState.FromBytes(Encoding.UTF8.GetBytes(json))).Message.ShouldContain(message);

    [Fact]
    public void Damaged_bytes_are_refused_and_never_something_else()
    {
        var bytes = Full.ToBytes();
        var random = new Random(5);

        for (var length = 0; length < bytes.Length; length++)
            Should.Throw<JsonException>(() => InstanceState.FromBytes(bytes.AsSpan(0, length)));
        for (var i = 0; i < 3_000; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(bytes.Length)] = (byte)random.Next(256);
            ShouldBeAStateOrRefused(damaged);
        }
    }

    [Fact]
    public void A_state_of_another_version_of_the_definition_is_refused()
    {
        var state = Scenario.Of(["a Test.Ask", "b Test.Ask"], ["a b"]).Start().State;
        var other = Scenario.Of(["a Test.Ask", "c Test.Ask"], []).Graph;

        Should.Throw<InvalidOperationException>(() => Engine.Advance(other, state, new Stimulus.Cancel("s", Scenario.Noon, ""))).Message.ShouldContain("another version");
    }

    private static void ShouldBeAStateOrRefused(byte[] bytes)
    {
        try
        {
            InstanceState.FromBytes(bytes).ShouldNotBeNull();
        }
        catch (JsonException exception)
        {
            exception.Message.ShouldNotBeEmpty();
        }
    }
}
