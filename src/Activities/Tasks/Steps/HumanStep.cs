using System.Collections.Immutable;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>A step in which people fill in a form: asks, reminds, closes at the deadline. Which port follows is all that differs.</summary>
public abstract class HumanStep : Activity
{
    /// <summary>The port for "answered".</summary>
    protected static PortDescriptor SubmittedPort { get; } = new(Signals.Submitted, new Bilingual("Đã gửi", "Submitted"));

    /// <summary>The port for "the deadline passed first".</summary>
    protected static PortDescriptor OverduePort { get; } = new(Signals.Overdue, new Bilingual("Quá hạn", "Overdue")) { IsOverdue = true };

    /// <summary>The port for "nobody to ask".</summary>
    protected static PortDescriptor NoParticipantPort { get; } = new(Signals.NoParticipant, new Bilingual("Không có người", "Nobody to ask"));

    /// <summary>The port for "not needed".</summary>
    protected static PortDescriptor NotRequiredPort { get; } = new(Signals.NotRequired, new Bilingual("Không cần", "Not required"));

    /// <summary>The dropdown of forms.</summary>
    protected static InputDescriptor FormInput { get; } = new(
        "form",
        "String",
        new Bilingual("Biểu mẫu", "Form"),
        new Bilingual("Biểu mẫu phải điền ở bước này.", "The form filled in at this step."))
    {
        UiHint = "dropdown",
        OptionsFrom = "forms",
        Required = true,
    };

    /// <summary>The deadline.</summary>
    protected static InputDescriptor WindowInput { get; } = new(
        "windowDays",
        "Int32",
        new Bilingual("Thời hạn (ngày làm việc)", "Window (working days)"),
        new Bilingual(
            "Tính từ khi mở bước. Ghi 0 để lấy thời hạn của bộ quy tắc, nếu có.",
            "From the opening of the step. 0 takes the window of the rule package, if it has one."))
    {
        UiHint = "singleline",
        Default = Value.Of(0),
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        WindowOf(context) < 0
            ? new ActivityResult.Faulted("windowDays is below 0. Give working days, or 0 for the rule package's window.")
            : context.Wait(Ask(context) with { IsAgain = context.Round > 0, IsReturn = context.IsReturn });

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name switch
    {
        Signals.Submitted => context.Done(Signals.Submitted),
        Signals.NobodyToAsk => context.Done(NobodyPort),
        Signals.NotRequired => context.Done(WaivedPort),
        Signals.NotAsked => context.Done(WaivedPort),
        Signals.Closed => context.Done(Signals.Overdue),
        Stimulus.TimerFired when IsTimer(stimulus, Signals.DueTimer) => context.Wait(new CloseStep()),
        _ => base.Resume(context, stimulus),
    };

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new WithdrawTasks()];

    /// <summary>Who is asked for what.</summary>
    protected abstract OpenTasks Ask(ActivityContext context);

    /// <summary>Where it goes when nobody can be asked.</summary>
    protected virtual string NobodyPort => Signals.NoParticipant;

    /// <summary>Where it goes when the organiser waives it.</summary>
    protected virtual string WaivedPort => Signals.NotRequired;

    /// <summary>The window in working days; 0 when none is given.</summary>
    protected static int WindowOf(ActivityContext context) =>
        context.Input("windowDays") is { Kind: ValueKind.Number } days ? (int)days.AsNumber : 0;

    /// <summary>A text input; empty when none is given.</summary>
    protected static string TextOf(ActivityContext context, string input) =>
        context.Input(input) is { Kind: ValueKind.String } text ? text.AsString : "";

    private static bool IsTimer(Stimulus.Resume stimulus, string name) =>
        stimulus.Data["name"] is { Kind: ValueKind.String } fired && fired.AsString == name;
}
