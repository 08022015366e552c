using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits for the next time of a cron schedule. Who applies the effect reads the schedule: the engine has no calendar.</summary>
internal sealed class Cron : Activity
{
    public const string CronExpression = "cronExpression";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Cron",
        1,
        new Bilingual("Chờ theo lịch", "Cron"),
        new Bilingual("Chờ đến lần kế tiếp của một lịch cron.", "Waits for the next time of a cron schedule."),
        Categories.Deadlines)
    {
        Inputs =
        [
            new(CronExpression, "String", new Bilingual("Lịch cron", "Cron expression"), new Bilingual("Ví dụ 0 30 7 ? * MON là 7 giờ 30 mỗi thứ Hai.", "0 30 7 ? * MON is half past seven every Monday.")) { Required = true },
        ],
        Waits = true,
        IsTrigger = true,
    };

    /// <summary>The answer of whoever reads the schedule when it cannot be read, or has no next time.</summary>
    public const string Refused = "ScheduleRefused";

    public override ActivityResult Begin(ActivityContext context) => context.Wait(new Effect.ScheduleCron("Cron", context.Input(CronExpression).AsString));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name switch
    {
        Stimulus.TimerFired => context.Done("Done"),
        Refused => new ActivityResult.Faulted($"The schedule '{context.Input(CronExpression).AsString}' cannot be read, or has no next time. Correct it, then retry."),
        _ => base.Resume(context, stimulus),
    };
}
