using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Tests.Running;

public sealed class StateLayoutTests
{
    private static readonly ImmutableArray<Action<JsonObject>> TwoSteps =
    [
        state => state["status"] = state["state"]!.DeepClone(),
        state => state.Remove("state"),
    ];

    [Theory]
    [InlineData("""{"v":1,"state":"Finished"}""")]
    [InlineData("""{"v":2,"state":"Finished","status":"Finished"}""")]
    public void A_state_of_an_older_layout_is_brought_to_this_one_step_by_step(string stored) =>
        Encoding.UTF8.GetString(StateLayouts.Upgrade(Encoding.UTF8.GetBytes(stored), TwoSteps)).ShouldBe("""{"v":3,"status":"Finished"}""", StringCompareShould.IgnoreCase);

    [Fact]
    public void A_state_of_this_layout_stays_as_it_is()
    {
        var bytes = """{"v":3,"status":"Finished"}"""u8.ToArray();

        StateLayouts.Upgrade(bytes, TwoSteps).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public void A_state_of_a_newer_layout_is_refused() =>
        Should.Throw<JsonException>(() => StateLayouts.Upgrade("""{"v":4}"""u8, TwoSteps).Length).Message.ShouldContain("layout 4");
}
