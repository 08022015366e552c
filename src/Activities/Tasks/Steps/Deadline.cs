using System.Globalization;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Waits until the end of a day: so many working days from now, or a given date. Beside other steps it limits them all.</summary>
public sealed class Deadline : Activity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Deadline",
        1,
        new Bilingual("Chờ đến hạn", "Deadline"),
        new Bilingual("Chờ đến hết một ngày: sau số ngày làm việc, hoặc một ngày cố định.", "Waits for the end of a day: after working days, or a fixed date."),
        Categories.Deadlines)
    {
        Inputs =
        [
            new("workingDays", "Int32", new Bilingual("Số ngày làm việc", "Working days"), new Bilingual("Tính từ khi vào bước này; bỏ trống nếu ghi ngày.", "From entering this step; empty when a date is given."))
            {
                Default = Value.Of(0),
            },
            new("date", "String", new Bilingual("Đến hết ngày", "Until the end of"), new Bilingual("Dạng năm-tháng-ngày, ví dụ 2026-12-14; bỏ trống nếu ghi số ngày.", "As year-month-day, such as 2026-12-14; empty when days are given."))
            {
                Default = Value.Of(""),
            },
        ],
        Ports = [new PortDescriptor(Signals.Passed, new Bilingual("Đã hết hạn", "Passed"))],
        Waits = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context)
    {
        var days = context.Input("workingDays") is { Kind: ValueKind.Number } number ? (int)number.AsNumber : 0;
        var date = context.Input("date") is { Kind: ValueKind.String } text ? text.AsString.Trim() : "";
        if (date.Length > 0)
            return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? context.Wait(new WaitForDay(0, day))
                : new ActivityResult.Faulted($"'{date}' is no date such as 2026-12-14.");
        return days > 0
            ? context.Wait(new WaitForDay(days, null))
            : new ActivityResult.Faulted("Give workingDays (1 or more) or a date.");
    }

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name is Stimulus.TimerFired or Signals.Passed ? context.Done(Signals.Passed) : base.Resume(context, stimulus);
}
