using System.Collections.Immutable;
using CanBo.Activities.Tasks.Steps;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Rehearsals;

/// <summary>
/// An activity while it is rehearsed: it begins as it does in a case, so that what it is given is checked and its deadline runs, but asks nothing of the world, and ends by the outcome that
/// whoever rehearses chooses, or by its deadline's.
/// </summary>
/// <param name="real">The activity.</param>
internal sealed class RehearsedActivity(Activity real) : Activity
{
    /// <summary>The resume that ends a step; its data is <c>{"port": …, "outputs": {…}}</c>.</summary>
    public const string Chosen = nameof(Chosen);

    private const string WindowInput = "windowDays";

    public override ActivityDescriptor Descriptor => real.Descriptor;

    public override ActivityResult Begin(ActivityContext context) => real.Begin(context) switch
    {
        ActivityResult.Completed completed => completed with { Effects = [] },
        ActivityResult.Waiting waiting => new ActivityResult.Waiting([.. Dues(context, waiting.Effects)]) { Memory = waiting.Memory, Key = waiting.Key },
        var other => other,
    };

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus)
    {
        if (stimulus.Name == Chosen)
            return new ActivityResult.Completed([stimulus.Data["port"].AsString]) { Outputs = [.. stimulus.Data["outputs"].Properties] };
        if (stimulus.Name == Stimulus.EventPublished)
            return real.Resume(context, stimulus);
        if (stimulus.Name != Stimulus.TimerFired)
            return base.Resume(context, stimulus);
        if (Descriptor.Ports is [var only] && !Descriptor.IsHuman)
            return context.Done(only.Name);

        // What a deadline does in a case its feature decides under a lock; here it leaves by the outcome for it, where this use of the step has one.
        var inputs = new Inputs(context);
        return PortsOf(inputs).FirstOrDefault(port => port.IsOverdue && CanLeaveBy(port.Name, inputs)) is { } overdue ? context.Done(overdue.Name) : new ActivityResult.Waiting([]);
    }

    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) => real.PortsOf(inputs);

    public override bool CanLeaveBy(string port, IActivityInputs inputs) => real.CanLeaveBy(port, inputs);

    public override Authorship? AuthorshipOf(IActivityInputs inputs) => real.AuthorshipOf(inputs);

    private IEnumerable<Effect> Dues(ActivityContext context, ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is Effect.ScheduleTimer or Effect.ScheduleCron)
                yield return effect;
            else if (effect is WaitForDay wait)
                yield return new RehearsedDue(wait.WorkingDays, wait.Date);
        }

        if (Descriptor.Inputs.Any(input => input.Name == WindowInput) && context.Input(WindowInput) is { Kind: ValueKind.Number, AsNumber: > 0 } days)
            yield return new RehearsedDue((int)days.AsNumber, null);
    }

    /// <summary>The values that the execution began with, as literals.</summary>
    private sealed class Inputs(ActivityContext context) : IActivityInputs
    {
        public Value Literal(string name) => context.Input(name);
    }
}

/// <summary>The step is due so many working days from now, or on a day.</summary>
internal sealed record RehearsedDue(int WorkingDays, DateOnly? Date) : Effect;
