using CanBo.Workflows;
using CanBo.Workflows.Catalogue;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>A step in which a person acts.</summary>
internal sealed class PersonActivity : Activity
{
    private static readonly Bilingual Name = new("Người", "Person");

    public override ActivityDescriptor Descriptor { get; } = new("Test.Person", 1, Name, Name, Name) { IsHuman = true };

    public override ActivityResult Begin(ActivityContext context) => context.Wait();
}
