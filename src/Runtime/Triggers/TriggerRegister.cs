using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Workflows;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Triggers;

/// <summary>Keeps the row of what starts a definition in step with its publication.</summary>
internal static class TriggerRegister
{
    private const string DropTimer = "delete from timers where instance_id = $1 and execution = 0 and name = $2";

    /// <summary>True when something in the definition may start instances, so that it is worth compiling.</summary>
    public static bool IsMarked(WorkflowDefinition definition) => definition.Root.SelfAndInside().Any(activity => activity.CanStartWorkflow);

    /// <summary>Why the trigger cannot be registered although the definition is sound; null when it can.</summary>
    public static async Task<Finding?> FindObstacleAsync(StepScope step, string definitionId, StartTrigger trigger, CancellationToken cancellation)
    {
        if (KeyOf(trigger).Length > Bookmark.MaxKeyLength)
            return Obstacle(trigger, "", $"tên chờ dài quá {Bookmark.MaxKeyLength} ký tự. Đặt ngắn lại.", $"the name it waits for is longer than {Bookmark.MaxKeyLength} characters. Shorten it.");
        switch (trigger.Node.Descriptor.TypeName)
        {
            case "Elsa.Cron" when NextTime(trigger, step.Now) is null:
                return Obstacle(
                    trigger,
                    "cronExpression",
                    "không đọc được lịch cron, hoặc lịch không còn lần nào nữa. Viết theo dạng giây phút giờ ngày tháng thứ, ví dụ 0 30 7 ? * MON.",
                    "the schedule cannot be read, or has no next time. Write seconds, minutes, hours, day, month, weekday, such as 0 30 7 ? * MON.");
            case EndpointKeys.ActivityType:
                var key = KeyOf(trigger);
                await step.LockAsync($"trigger:{key}", cancellation);
                return await step.Context.Set<TriggerRow>().AnyAsync(t => t.ActivityType == EndpointKeys.ActivityType && t.Key == key && t.DefinitionId != definitionId, cancellation)
                    ? Obstacle(trigger, "path", "quy trình khác đã dùng đường dẫn này. Chọn đường dẫn khác.", "another procedure has this path. Choose another.")
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Writes the row of a version that is published now, in place of any other of its definition.</summary>
    public static async Task RegisterAsync(StepScope step, string definitionId, string versionId, StartTrigger? trigger, CancellationToken cancellation)
    {
        await RemoveAsync(step, definitionId, cancellation);
        if (trigger is null)
            return;
        step.Context.Set<TriggerRow>().Add(new TriggerRow
        {
            DefinitionId = definitionId,
            VersionId = versionId,
            NodeId = trigger.Node.Id,
            ActivityType = trigger.Node.Descriptor.TypeName,
            Key = KeyOf(trigger),
        });
        if (NextTime(trigger, step.Now) is { } next)
            step.ScheduleJob(StartByTime.Name, definitionId, next, versionId);
    }

    /// <summary>Removes the row of a definition: nothing starts it any more.</summary>
    public static async Task RemoveAsync(StepScope step, string definitionId, CancellationToken cancellation)
    {
        var known = await step.Context.Set<TriggerRow>().AsTracking().SingleOrDefaultAsync(t => t.DefinitionId == definitionId, cancellation);
        if (known is null)
            return;
        step.Context.Set<TriggerRow>().Remove(known);
        await step.FlushAsync(cancellation);
        await StepAttempt.Of(step).Session.ExecuteAsync(new(DropTimer, Guid.Empty, $"{StartByTime.Name}/{definitionId}"), cancellation);
    }

    /// <summary>When a trigger that goes by time starts the next instance; null for others, and when it never will.</summary>
    public static DateTimeOffset? NextTime(StartTrigger trigger, DateTimeOffset now)
    {
        switch (trigger.Node.Descriptor.TypeName)
        {
            case "Elsa.Timer":
                return ValueConversion.TryGetTimeSpan(trigger.Input("interval"), out var interval) ? now + interval : null;
            case "Elsa.StartAt":
                return ValueConversion.TryGetInstant(trigger.Input("dateTime"), out var instant) && instant > now ? instant : null;
            case "Elsa.Cron":
                try
                {
                    return CronTimes.Next(trigger.Input("cronExpression").AsString, now);
                }
                catch (Exception exception) when (exception is FormatException or ArgumentException)
                {
                    return null;
                }

            default:
                return null;
        }
    }

    private static string KeyOf(StartTrigger trigger) => trigger.Node.Descriptor.TypeName switch
    {
        "Elsa.Event" => trigger.Input("eventName").AsString,
        EndpointKeys.ActivityType => EndpointKeys.Of(trigger.Input("path").AsString),
        _ => "",
    };

    private static Finding Obstacle(StartTrigger trigger, string property, string vietnamese, string english)
    {
        var title = trigger.Node.Definition.Title;
        return new Finding(Severity.Error, FindingCodes.BadTrigger, trigger.Node.Id, property, new Bilingual($"“{title}”: {vietnamese}", $"'{title}': {english}"));
    }
}
