using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits an interval, all hours counted.</summary>
internal sealed class Timer : Activity
{
    public const string Interval = "interval";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Timer",
        1,
        new Bilingual("Hẹn giờ", "Timer"),
        new Bilingual("Chờ hết một khoảng thời gian; trong vòng lặp thì lặp lại đều đặn.", "Waits an interval; in a loop it comes again and again."),
        Categories.Deadlines)
    {
        Inputs =
        [
            new(Interval, "TimeSpan", new Bilingual("Khoảng cách", "Interval"), new Bilingual("Dạng ngày.giờ:phút:giây, ví dụ 1.00:00:00 là một ngày.", "As days.hours:minutes:seconds; 1.00:00:00 is one day.")) { Required = true },
        ],
        Waits = true,
        IsTrigger = true,
    };

    public override ActivityResult Begin(ActivityContext context) =>
        ValueConversion.TryGetTimeSpan(context.Input(Interval), out var interval) && interval > TimeSpan.Zero
            ? context.Wait(new Effect.ScheduleTimer("Timer", context.Now + interval))
            : throw new InvalidOperationException("The interval must be longer than nothing.");

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name == Stimulus.TimerFired ? context.Done("Done") : base.Resume(context, stimulus);
}
