using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Starts instances of another procedure and, where it is told so, waits until they are over. Its memory is how many it started and how many are left.</summary>
internal abstract class ChildActivity : Activity
{
    protected const string WaitForCompletion = "waitForCompletion";
    protected const string Result = "result";

    protected static readonly InputDescriptor DefinitionInput =
        new("workflowDefinitionId", "String", new Bilingual("Quy trình", "Workflow definition"), new Bilingual("Mã của quy trình đã công bố.", "The id of a published procedure."))
        {
            UiHint = "workflow-definition-picker",
            Required = true,
        };

    protected static readonly InputDescriptor InputInput =
        new("input", "ObjectDictionary", new Bilingual("Đầu vào", "Input"), new Bilingual("Các đầu vào của quy trình đó, theo tên.", "The other procedure's inputs, by name.")) { UiHint = "dictionary" };

    protected static readonly InputDescriptor WaitInput =
        new(WaitForCompletion, "Boolean", new Bilingual("Chờ kết thúc", "Wait for completion"), new Bilingual("Đi tiếp khi quy trình đó kết thúc, hay đi tiếp ngay.", "Goes on when it has ended, or at once."))
        {
            UiHint = "checkbox",
            Default = Value.False,
        };

    public override ActivityResult Begin(ActivityContext context)
    {
        var inputs = Inputs(context);
        return inputs.IsEmpty
            ? Done(context, Value.Undefined)
            : new ActivityResult.Waiting([new Effect.StartChildren(context.Input(DefinitionInput.Name).AsString, inputs, StartsInStep)])
            {
                Memory = Value.Object(("count", Value.Of((double)inputs.Length)), ("left", Value.Of((double)inputs.Length))),
            };
    }

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus)
    {
        switch (stimulus.Name)
        {
            case Stimulus.ChildRefused:
                return new ActivityResult.Faulted($"The procedure '{context.Input(DefinitionInput.Name).AsString}' was not started: {stimulus.Data["reason"].AsString}");
            case Stimulus.ChildrenStarted:
                return context.Input(WaitForCompletion).AsBoolean ? new ActivityResult.Waiting([]) : Done(context, Value.Undefined);
            case Stimulus.ChildFinished:
                var left = context.Memory["left"].AsNumber - 1;
                return left > 0 ? new ActivityResult.Waiting([]) { Memory = context.Memory.With("left", Value.Of(left)) } : Done(context, stimulus.Data["output"]);
            default:
                return base.Resume(context, stimulus);
        }
    }

    public override ImmutableArray<Effect> Withdraw(ActivityContext context) =>
        context.Memory.IsUndefined ? [] : [new Effect.CancelChildren((int)context.Memory["count"].AsNumber)];

    /// <summary>True to start in the step itself.</summary>
    protected abstract bool StartsInStep { get; }

    /// <summary>The input of each instance to start.</summary>
    protected virtual ImmutableArray<Value> Inputs(ActivityContext context) => [Object(context.Input(InputInput.Name))];

    /// <summary>Nothing given is an object without properties.</summary>
    protected static Value Object(Value input) => input.Kind == ValueKind.Object ? input : Value.EmptyObject;

    private static ActivityResult Done(ActivityContext context, Value output) => context.Done("Done", (Result, output.IsUndefined ? Value.Null : output));
}
