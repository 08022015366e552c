using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits a span of time, all hours counted; deadlines in working days are another activity's.</summary>
internal sealed class Delay : Activity
{
    private const string TimerName = "Delay";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Delay",
        1,
        new Bilingual("Chờ", "Delay"),
        new Bilingual("Chờ một khoảng thời gian rồi đi tiếp.", "Waits a span of time, then goes on."),
        Categories.Deadlines)
    {
        Inputs =
        [
            new(
                "timeSpan",
                "TimeSpan",
                new Bilingual("Khoảng thời gian", "Time span"),
                new Bilingual("Dạng ngày.giờ:phút:giây, ví dụ 1.00:00:00 là một ngày.", "As days.hours:minutes:seconds; 1.00:00:00 is one day."))
            {
                Required = true,
            },
        ],
        Waits = true,
    };

    public override ActivityResult Begin(ActivityContext context) =>
        !ValueConversion.TryGetTimeSpan(context.Input("timeSpan"), out var span) ? throw new InvalidOperationException("The time span cannot be read.")
        : span <= TimeSpan.Zero ? context.Done("Done")
        : context.Wait(new Effect.ScheduleTimer(TimerName, context.Now + span));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name == Stimulus.TimerFired ? context.Done("Done") : base.Resume(context, stimulus);
}
