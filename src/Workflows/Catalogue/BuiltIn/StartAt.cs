using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits until an instant.</summary>
internal sealed class StartAt : Activity
{
    public const string DateTime = "dateTime";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.StartAt",
        1,
        new Bilingual("Chờ đến thời điểm", "Start at"),
        new Bilingual("Chờ đến một thời điểm; đã qua thì đi tiếp ngay.", "Waits until an instant; when it is past, goes on at once."),
        Categories.Deadlines)
    {
        Inputs =
        [
            new(DateTime, "DateTimeOffset", new Bilingual("Thời điểm", "Date and time"), new Bilingual("Có múi giờ, ví dụ 2026-11-22T07:30:00+07:00.", "With an offset, such as 2026-11-22T07:30:00+07:00.")) { Required = true },
        ],
        Waits = true,
        IsTrigger = true,
    };

    public override ActivityResult Begin(ActivityContext context) =>
        !ValueConversion.TryGetInstant(context.Input(DateTime), out var instant) ? throw new InvalidOperationException("The instant cannot be read.")
        : instant <= context.Now ? context.Done("Done")
        : context.Wait(new Effect.ScheduleTimer("StartAt", instant));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name == Stimulus.TimerFired ? context.Done("Done") : base.Resume(context, stimulus);
}
