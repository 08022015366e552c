using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its body once for every number from a start to an end.</summary>
internal sealed class For : Loop
{
    private const string First = "start";
    private const string Last = "end";
    private const string Stride = "step";
    private const string Inclusive = "outerBoundInclusive";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.For",
        1,
        new Bilingual("Lặp theo số", "For"),
        new Bilingual("Chạy bước bên trong một lượt cho mỗi số từ đầu đến cuối.", "Runs the step inside once for every number from a start to an end."),
        Categories.Flow)
    {
        Inputs =
        [
            new(First, "Int32", new Bilingual("Từ", "From"), new Bilingual("Số đầu tiên.", "The first number.")) { Default = Value.Of(0) },
            new(Last, "Int32", new Bilingual("Đến", "To"), new Bilingual("Số cuối cùng.", "The last number.")) { Default = Value.Of(0) },
            new(Stride, "Int32", new Bilingual("Bước nhảy", "Step"), new Bilingual("Cộng thêm sau mỗi lượt; số âm thì đếm lùi.", "Added after each turn; negative counts down.")) { Default = Value.Of(1) },
            new(Inclusive, "Boolean", new Bilingual("Gồm cả số cuối", "Outer bound inclusive"), new Bilingual("Chạy cả lượt của số cuối cùng.", "Whether there is a turn for the last number, too.")) { Default = Value.True, UiHint = "checkbox" },
        ],
        Outputs = ValueOutput,
        Slots = BodySlot,
    };

    internal override ImmutableArray<VariableSlot> TurnVariables => ValueAndIndex;

    internal override void Enter(Run run, OpenExecution self)
    {
        if (Number(run, self, Stride) == 0)
            run.Fault(self, IncidentCode.InputFailed, $"'{self.Node.Definition.Title}' ({self.Node.Id}), input '{Stride}': with 0 it would never end. Give it another step.");
        else
            Next(run, self);
    }

    internal override void BeginTurn(Run run, OpenExecution self, Value[] variables)
    {
        variables[0] = Value.Of(Current(run, self));
        variables[1] = Value.Of((double)Turns(self));
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        CountTurn(self);
        Next(run, self);
    }

    /// <summary>Whether there is a first turn, by the inputs in the descriptor's order.</summary>
    internal static bool HasTurns(Value[] inputs)
    {
        var ahead = (inputs[1].AsNumber - inputs[0].AsNumber) * Math.Sign(inputs[2].AsNumber);
        return ahead > 0 || (ahead.Equals(0d) && inputs[2].AsNumber != 0 && inputs[3].AsBoolean);
    }

    private static void Next(Run run, OpenExecution self)
    {
        var current = Current(run, self);
        var ahead = (Number(run, self, Last) - current) * Math.Sign(Number(run, self, Stride));
        var isTurn = ahead > 0 || (ahead.Equals(0d) && run.ContextOf(self).Input(Inclusive).AsBoolean);
        if (!isTurn || self.Node.Children.IsEmpty)
            run.Complete(self, OutcomeNames.Done);
        else if (run.Give(self, CurrentValue, Value.Of(current)))
            run.Schedule(self.Node.Children[0], self);
    }

    // Doubles hold all of Int32, and their sums do not overflow.
    private static double Current(Run run, OpenExecution self) => Number(run, self, First) + (Turns(self) * Number(run, self, Stride));

    private static double Number(Run run, OpenExecution self, string input) => run.ContextOf(self).Input(input).AsNumber;
}
