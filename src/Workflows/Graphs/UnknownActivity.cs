using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Graphs;

/// <summary>Stands in for a type that the catalogue does not have, so that the rest of the definition can be checked and shown.</summary>
internal sealed class UnknownActivity(ActivityDefinition definition) : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        definition.Type,
        Math.Max(1, definition.Version),
        new Bilingual(definition.Type, definition.Type),
        new Bilingual("Loại hoạt động chưa được cài đặt.", "An activity type that is not installed."),
        Categories.Flow)
    {
        Ports = [],
    };

    public override ActivityResult Begin(ActivityContext context) =>
        new ActivityResult.Faulted($"There is no activity type '{definition.Type}' of this version. Install it, or replace the activity and migrate the case.");
}
