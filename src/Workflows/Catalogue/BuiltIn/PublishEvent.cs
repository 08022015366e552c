using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Publishes an event: those who wait for it in this instance hear of it in the same step, others after it.</summary>
internal sealed class PublishEvent : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.PublishEvent",
        1,
        new Bilingual("Phát sự kiện", "Publish event"),
        new Bilingual("Báo cho mọi nơi đang chờ sự kiện mang tên này.", "Tells everything that waits for an event of this name."),
        Categories.Flow)
    {
        Inputs =
        [
            new(Event.EventName, "String", new Bilingual("Tên sự kiện", "Event name"), new Bilingual("Đúng từng chữ như nơi chờ.", "Exactly as it is waited for.")) { Required = true },
            new("correlationId", "String", new Bilingual("Mã liên kết", "Correlation"), new Bilingual("Chỉ báo cho những nơi cùng mã này; để trống là mọi nơi.", "Tells only those of this correlation; empty for all.")),
            new("isLocalEvent", "Boolean", new Bilingual("Chỉ trong hồ sơ này", "Local only"), new Bilingual("Không báo ra ngoài hồ sơ.", "Does not leave the instance.")) { UiHint = "checkbox", Default = Value.False },
            new("payload", "Object", new Bilingual("Nội dung", "Payload"), new Bilingual("Điều được báo cùng sự kiện; không có dữ liệu cá nhân.", "What is told with the event; no personal data.")),
        ],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var (name, payload) = (context.Input(Event.EventName).AsString, context.Input("payload"));
        var correlation = context.Input("correlationId") is { Kind: ValueKind.String } id ? id.AsString : "";
        var isOwn = correlation.Length == 0 || correlation == context.Correlation;
        return new ActivityResult.Completed(OutcomeNames.Done)
        {
            Event = isOwn ? new PublishedEvent(name, payload) : null,
            Effects = context.Input("isLocalEvent").AsBoolean ? [] : [new Effect.PublishEvent(name, payload.IsUndefined ? Value.Null : payload, correlation)],
        };
    }
}
