using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Cohorts;

/// <summary>
/// A step in which a case waits together with others (a meeting, a cohort, a decision list). The timer only asks: whether the case is over its
/// time or was answered a moment before is settled under the lock of what it waits for.
/// </summary>
public abstract class WaitingStep : Activity
{
    /// <summary>Name of the timer at the deadline.</summary>
    internal const string DueTimer = "Due";

    /// <summary>The port for "the deadline passed first".</summary>
    protected static PortDescriptor OverduePort { get; } = new(WaitOutcomes.Overdue, new Bilingual("Quá hạn", "Overdue")) { IsOverdue = true };

    /// <summary>The deadline.</summary>
    protected static InputDescriptor WindowInput { get; } = new(
        "windowDays",
        "Int32",
        new Bilingual("Thời hạn (ngày làm việc)", "Window (working days)"),
        new Bilingual("Tính từ khi hồ sơ vào bước. Ghi 0 nếu không đặt hạn.", "From the moment the case enters the step. 0 sets no deadline."))
    {
        Default = Value.Of(0),
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        WindowOf(context) < 0
            ? new ActivityResult.Faulted("windowDays is below 0. Give working days, or 0 for no deadline.")
            : context.Wait(Join(context));

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name == Stimulus.TimerFired ? context.Wait(AtDeadline)
        : stimulus.Name == WaitOutcomes.Nobody ? Nobody(context)
        : Descriptor.Ports.Any(port => port.Name == stimulus.Name) ? Answered(context, stimulus)
        : base.Resume(context, stimulus);

    /// <summary>What is done to begin waiting.</summary>
    protected abstract Effect Join(ActivityContext context);

    /// <summary>What is done when the timer fires.</summary>
    protected abstract Effect AtDeadline { get; }

    /// <summary>What follows an answer that is one of the ports.</summary>
    protected virtual ActivityResult Answered(ActivityContext context, Stimulus.Resume stimulus) => context.Done(stimulus.Name);

    /// <summary>What follows when nobody can act.</summary>
    protected virtual ActivityResult Nobody(ActivityContext context) =>
        new ActivityResult.Faulted("Nobody can act in this step. Add the missing role, then retry.");

    /// <summary>The window in working days; 0 when none is given.</summary>
    protected static int WindowOf(ActivityContext context) =>
        context.Input("windowDays") is { Kind: ValueKind.Number } days ? (int)days.AsNumber : 0;

    /// <summary>A text input; empty when none is given.</summary>
    protected static string TextOf(ActivityContext context, string input) =>
        context.Input(input) is { Kind: ValueKind.String } text ? text.AsString : "";
}

/// <summary>Words that waiting steps and their features tell each other.</summary>
internal static class WaitOutcomes
{
    public const string Overdue = "Overdue";
    public const string Nobody = "Nobody";
    public const string Complete = "Complete";
    public const string Adopted = "Adopted";
    public const string NotRequired = "NotRequired";
    public const string Decided = "Decided";
    public const string NoParticipant = "NoParticipant";
}
