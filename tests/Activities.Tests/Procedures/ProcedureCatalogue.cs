using CanBo.Activities.Procedures;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Tests.Procedures;

/// <summary>Every activity of the product (what only stands in for one in rehearsals is none), and the procedures it ships.</summary>
internal static class ProcedureCatalogue
{
    public static ActivityCatalogue All { get; } = new(
        typeof(ShippedProcedures).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Activity)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Activity)Activator.CreateInstance(type)!));

    public static WorkflowDefinition Read(string name, string json)
    {
        var reading = DefinitionJson.Read(json, name);
        reading.Errors.ShouldBeEmpty();
        return reading.Definition!;
    }
}
