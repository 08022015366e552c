using System.Collections.Immutable;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Petitions;

/// <summary>Lets the person petition against the result and gives the decider so many working days to answer (D335 Art. 22).</summary>
public sealed class PetitionStep : Activity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Petition",
        1,
        new Bilingual("Kiến nghị", "Petition"),
        new Bilingual("Chờ kiến nghị trong thời hạn; có kiến nghị thì người quyết định trả lời, giữ hoặc thay mức xếp loại.", "Waits for a petition; the decider answers it by upholding or replacing the rating."),
        Categories.Rating)
    {
        Inputs =
        [
            new(
                "windowDays",
                "Int32",
                new Bilingual("Hạn nộp (ngày làm việc)", "Filing window (working days)"),
                new Bilingual("Tính từ ngày thông báo. Ghi 0 để lấy theo bộ quy tắc.", "From the notice. 0 takes the rule package's window."))
            {
                Default = Value.Of(0),
            },
            new(
                "answerDays",
                "Int32",
                new Bilingual("Hạn trả lời (ngày làm việc)", "Days to answer (working days)"),
                new Bilingual("Tính từ ngày nhận kiến nghị. Ghi 0 để lấy theo bộ quy tắc.", "From receipt. 0 takes the rule package's number."))
            {
                Default = Value.Of(0),
            },
        ],
        Ports =
        [
            new PortDescriptor(PetitionSignals.NoPetition, new Bilingual("Không có kiến nghị", "No petition")),
            new PortDescriptor(PetitionSignals.Upheld, new Bilingual("Giữ nguyên", "Upheld")),
            new PortDescriptor(PetitionSignals.Replaced, new Bilingual("Thay mức xếp loại", "Replaced")),
            new PortDescriptor(PetitionSignals.Overdue, new Bilingual("Quá hạn trả lời", "Answer overdue")) { IsOverdue = true },
        ],
        IsHuman = true,
        NeedsDecision = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        Days(context, "windowDays") < 0 || Days(context, "answerDays") < 0
            ? new ActivityResult.Faulted("windowDays or answerDays is below 0. Give working days, or 0 for the rule package's.")
            : context.Wait(new OpenPetitionWindow(Days(context, "windowDays"), Days(context, "answerDays")));

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name switch
    {
        PetitionSignals.Filed => context.Wait(new AskForAnswer()),
        PetitionSignals.NoPetition or PetitionSignals.Upheld or PetitionSignals.Replaced or PetitionSignals.Overdue => context.Done(stimulus.Name),
        Stimulus.TimerFired when IsTimer(stimulus, PetitionSignals.WindowTimer) => context.Wait(new ClosePetitionWindow()),
        Stimulus.TimerFired when IsTimer(stimulus, PetitionSignals.AnswerTimer) => context.Wait(new CloseAnswer()),
        Stimulus.TimerFired when IsTimer(stimulus, PetitionSignals.RemindTimer) => context.Wait(new RemindAnswer()),
        _ => base.Resume(context, stimulus),
    };

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new WithdrawPetition()];

    private static int Days(ActivityContext context, string input) =>
        context.Input(input) is { Kind: ValueKind.Number } days ? (int)days.AsNumber : 0;

    private static bool IsTimer(Stimulus.Resume stimulus, string name) =>
        stimulus.Data["name"] is { Kind: ValueKind.String } fired && fired.AsString == name;
}
