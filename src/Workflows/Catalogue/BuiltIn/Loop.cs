using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs the step inside it again and again, as a round or several at once. <see cref="Break"/> ends it from within.</summary>
internal abstract class Loop : Container
{
    public const string Body = "body";

    public const string CurrentValue = "currentValue";

    protected static readonly ImmutableArray<PortDescriptor> BodySlot = [new(Body, new Bilingual("Thân vòng lặp", "Body"))];

    protected static readonly ImmutableArray<OutputDescriptor> ValueOutput =
        [new(CurrentValue, "Object", new Bilingual("Giá trị hiện tại", "Current value"), new Bilingual("Giá trị của lượt đang chạy.", "The value of the turn at hand."))];

    /// <summary>What every turn declares by itself, by the names that Elsa gives them.</summary>
    protected static readonly ImmutableArray<VariableSlot> ValueAndIndex =
        [new("CurrentValue", "CurrentValue", "Object", Value.Null), new("CurrentIndex", "CurrentIndex", "Int32", Value.Of(0))];

    /// <summary>Turns so far, counted in the loop's memory.</summary>
    protected static int Turns(OpenExecution self) => self.Memory.IsUndefined ? 0 : (int)self.Memory.AsNumber;

    protected static void CountTurn(OpenExecution self) => self.Memory = Value.Of((double)Turns(self) + 1);
}
