using System.Collections.Immutable;
using System.Globalization;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

/// <summary>Activities as a feature would write them.</summary>
internal static class TestActivities
{
    private static readonly Bilingual Word = new("Thử", "Test");

    private static readonly ImmutableArray<InputDescriptor> Form = [new("form", "String", Word, Word) { Default = Value.Of("F1") }];

    public static ActivityCatalogue Catalogue { get; } = new([new Ask(), new Decision(), new FailsUntil(), new Pass(), new Echo(), new Either(), new Bad(), new Verdict(), new Opinion(), new Result(), new Cohort(), new Seats(), new Sealed()]);

    public sealed record OpenTask(string Form, int Round, bool IsReturn = false) : Effect;

    public sealed record CloseTask : Effect;

    /// <summary>Asks a person; the resume's name is the outcome. "Remind" keeps waiting and counts, "Explode" throws.</summary>
    public class Ask : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Ask", 1, Word, Word, Categories.People)
        {
            Inputs = [new("form", "String", Word, Word) { Default = Value.Of("F1") }],
            Outputs = [new("answer", "String", Word, Word)],
            Ports = [PortDescriptor.Done, new("Yes", Word), new("No", Word)],
            Waits = true,
        };

        public override ActivityResult Begin(ActivityContext context) => context.Wait(new OpenTask(context.Input("form").AsString, context.Round, context.IsReturn));

        public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name switch
        {
            "Remind" => new ActivityResult.Waiting([]) { Memory = Value.Of(context.Memory.IsUndefined ? 1 : context.Memory.AsNumber + 1) },
            "Done" or "Yes" or "No" or "Overdue" => context.Done(stimulus.Name, ("answer", stimulus.Data)),
            _ => base.Resume(context, stimulus),
        };

        public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new CloseTask()];
    }

    /// <summary>Decides the case at once, or as a person would after a wait.</summary>
    public sealed class Decision : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Decision", 1, Word, Word, Categories.Rating)
        {
            Inputs = [new("form", "String", Word, Word) { Default = Value.Of("F1") }],
            Ports = [PortDescriptor.Done, new("Yes", Word), new("No", Word)],
            IsHuman = true,
            IsFinalDecision = true,
            UndecidedPorts = ["No"],
        };
    }

    /// <summary>A human step, for graphs that must end with a decision.</summary>
    public sealed class Either : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Human", 1, Word, Word, Categories.People)
        {
            Inputs = [new("form", "String", Word, Word) { Default = Value.Of("F1") }],
            Ports = [new("Yes", Word), new("No", Word)],
            IsHuman = true,
        };
    }

    /// <summary>A final decision that always decides.</summary>
    public sealed class Verdict : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Verdict", 1, Word, Word, Categories.Rating) { Inputs = Form, IsHuman = true, IsFinalDecision = true };
    }

    /// <summary>A step that a decision should rest on, with a deadline.</summary>
    public sealed class Opinion : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Opinion", 1, Word, Word, Categories.People)
        {
            Inputs = Form,
            Ports = [PortDescriptor.Done, new("Overdue", Word) { IsOverdue = true }],
            IsHuman = true,
            InformsDecision = true,
        };

        public override Authorship? AuthorshipOf(IActivityInputs inputs) => new("people", inputs.Literal("form").AsString, IsSealed: false);
    }

    /// <summary>The same, hiding who answers.</summary>
    public sealed class Sealed : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Sealed", 1, Word, Word, Categories.People) { Inputs = Form, IsHuman = true, InformsDecision = true };

        public override Authorship? AuthorshipOf(IActivityInputs inputs) => new("people", inputs.Literal("form").AsString, IsSealed: true);
    }

    /// <summary>Tells of the result, at once.</summary>
    public sealed class Result : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Result", 1, Word, Word, Categories.Notices) { NeedsDecision = true };

        public override ActivityResult Begin(ActivityContext context) => context.Done("Done");
    }

    /// <summary>Waits for other cases.</summary>
    public sealed class Cohort : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Cohort", 1, Word, Word, Categories.Rating) { Inputs = Form, Waits = true, GathersCohort = true };
    }

    /// <summary>A final decision under a cap.</summary>
    public sealed class Seats : Ask
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Seats", 1, Word, Word, Categories.Rating)
        {
            Inputs = Form,
            Ports = [PortDescriptor.Done, new("Yes", Word) { IsOverflow = true }],
            IsHuman = true,
            IsFinalDecision = true,
            IsCapped = true,
            UndecidedPorts = ["Yes"],
        };
    }

    /// <summary>Faults before an instant, so that a retry later can succeed without any state.</summary>
    public sealed class FailsUntil : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.FailsUntil", 1, Word, Word, Categories.Data)
        {
            Inputs = [new("instant", "DateTimeOffset", Word, Word) { Required = true }],
        };

        public override ActivityResult Begin(ActivityContext context) =>
            ValueConversion.TryGetInstant(context.Input("instant"), out var instant) && context.Now >= instant
                ? context.Done("Done")
                : throw new InvalidOperationException($"Not before {instant.ToString("O", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Does nothing.</summary>
    public sealed class Pass : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Pass", 1, Word, Word, Categories.Data);

        public override ActivityResult Begin(ActivityContext context) => context.Done("Done");
    }

    /// <summary>Gives its input as output.</summary>
    public sealed class Echo : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Echo", 1, Word, Word, Categories.Data)
        {
            Inputs = [new("value", "Object", Word, Word), new("number", "Int32", Word, Word) { Default = Value.Of(7) }],
            Outputs = [new("result", "Object", Word, Word)],
        };

        public override ActivityResult Begin(ActivityContext context) =>
            context.Done("Done", ("result", context.Input("value").IsUndefined ? context.Input("number") : context.Input("value")));
    }

    /// <summary>Waits, and cannot be withdrawn.</summary>
    public sealed class Bad : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Bad", 1, Word, Word, Categories.Data) { Waits = true };

        public override ActivityResult Begin(ActivityContext context) => context.Wait(new OpenTask("bad", 0));

        public override ImmutableArray<Effect> Withdraw(ActivityContext context) => throw new InvalidOperationException("stuck");
    }
}
