using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits until an event of a name is published.</summary>
internal sealed class Event : Activity
{
    public const string TypeName = "Elsa.Event";

    public const string EventName = "eventName";

    public override ActivityDescriptor Descriptor { get; } = new(
        TypeName,
        1,
        new Bilingual("Chờ sự kiện", "Event"),
        new Bilingual("Chờ đến khi sự kiện mang tên này được phát ra.", "Waits until an event of this name is published."),
        Categories.Flow)
    {
        Inputs =
        [
            new(EventName, "String", new Bilingual("Tên sự kiện", "Event name"), new Bilingual("Đúng từng chữ như nơi phát ra.", "Exactly as it is published.")) { Required = true },
        ],
        Outputs = [new("result", "Object", new Bilingual("Nội dung", "Payload"), new Bilingual("Điều được báo cùng sự kiện.", "What is told with the event."))],
        Waits = true,
        IsTrigger = true,
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Waiting([]) { Key = context.Input(EventName).AsString };

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        stimulus.Name == Stimulus.EventPublished ? context.Done("Done", ("result", stimulus.Data)) : base.Resume(context, stimulus);
}
