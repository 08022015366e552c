using System.Collections.Concurrent;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>An activity type, or version of one, that stored procedures use and this host does not have.</summary>
internal sealed record UnknownType(string TypeName, int Version, IReadOnlyList<string> Inputs, IReadOnlyList<string> Ports);

/// <summary>Finds the unknown types of all stored versions; each version is read once and again only after a change.</summary>
internal sealed class UnknownTypes(DefinitionLists lists, DefinitionQueries definitions, ActivityCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset UpdatedAt, IReadOnlyList<UnknownType> Types)> _read = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<UnknownType>> ListAsync(CancellationToken cancellation)
    {
        var found = new List<UnknownType>();
        foreach (var (versionId, updatedAt) in await lists.ListChangesAsync(cancellation))
        {
            if (!_read.TryGetValue(versionId, out var read) || read.UpdatedAt != updatedAt)
            {
                var stored = await definitions.FindAsync(versionId, cancellation);
                read = (updatedAt, stored is null ? [] : Of(stored.Definition));
                _read[versionId] = read;
            }

            found.AddRange(read.Types);
        }

        return
        [
            .. found.GroupBy(t => (t.TypeName, t.Version)).Select(g => new UnknownType(
                g.Key.TypeName, g.Key.Version, [.. g.SelectMany(t => t.Inputs).Distinct()], [.. g.SelectMany(t => t.Ports).Distinct()])),
        ];
    }

    private List<UnknownType> Of(WorkflowDefinition definition)
    {
        var found = new List<UnknownType>();
        Walk(definition.Root, []);
        return found;

        void Walk(ActivityDefinition activity, IReadOnlyList<ConnectionDefinition> around)
        {
            if (catalogue.Find(activity.Type, activity.Version) is null)
            {
                found.Add(new UnknownType(
                    activity.Type,
                    Math.Max(activity.Version, 1),
                    [.. activity.Properties.OfType<ActivityProperty.Input>().Select(p => p.Name)],
                    [.. around.Where(c => c.Source == activity.Id).Select(c => c.Port).Distinct()]));
            }

            foreach (var child in activity.Activities)
                Walk(child, activity.Connections);
            foreach (var inside in activity.Properties.SelectMany(property => property.Inside))
                Walk(inside, []);
        }
    }
}
