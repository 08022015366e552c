using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Texts;
using CanBo.Host.Designer.Elsa.Definitions;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>One case's instance with its definition and journal, from which the viewer's answers are made.</summary>
internal sealed record InstanceHistory(
    CaseInstance Instance, StoredDefinition Definition, InstanceState State, ImmutableArray<JournalEntry> Journal, IReadOnlyDictionary<string, string> Paths)
{
    /// <summary>The event of the line that says that others are missing.</summary>
    public const string Shortened = nameof(Shortened);

    private readonly Dictionary<string, ActivityDefinition> _activities = Activities(Definition.Definition.Root);

    /// <summary>The activity of a journal line; null when it is not in the definition.</summary>
    public ActivityDefinition? Activity(string nodeId) => _activities.GetValueOrDefault(nodeId);

    /// <summary>Its path.</summary>
    public string Path(string nodeId) => Paths.GetValueOrDefault(nodeId, nodeId);

    private static Dictionary<string, ActivityDefinition> Activities(ActivityDefinition root)
    {
        var all = new Dictionary<string, ActivityDefinition>(StringComparer.Ordinal);
        foreach (var activity in root.SelfAndInside())
            all.TryAdd(activity.Id, activity);
        return all;
    }
}

/// <summary>Reads histories, each for whoever may see the case; rehearsals are anybody's who designs.</summary>
internal sealed class InstanceHistories(CaseInstances cases, InstanceQueries instances, DefinitionQueries definitions, RehearsalQueries rehearsals, Localizer texts)
{
    private const int Chunk = 500;

    /// <exception cref="NotFoundException">There is no such instance for this actor.</exception>
    public async Task<InstanceHistory> GetAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        if (await cases.FindAsync(id, actor, cancellation) is not { } instance)
            return Of(await rehearsals.FindHistoryAsync(id, actor, cancellation) ?? throw new NotFoundException());
        var stored = await definitions.FindAsync(instance.DefinitionVersionId, cancellation) ?? throw new NotFoundException();
        var state = await instances.FindStateAsync(id, cancellation) ?? throw new NotFoundException();
        return Of(instance, stored, state, await JournalAsync(id, cancellation));
    }

    private InstanceHistory Of(RehearsalHistory rehearsal)
    {
        var instance = new CaseInstance(
            rehearsal.Id, Guid.Empty, null, texts["Diễn tập: {0}", rehearsal.Definition.Version.Name], rehearsal.Definition.Version.VersionId, rehearsal.State.Status, rehearsal.StartedAt, rehearsal.Clock,
            rehearsal.State.Incidents.Count(i => !i.IsResolved));
        return Of(instance, rehearsal.Definition, rehearsal.State, rehearsal.Journal);
    }

    private InstanceHistory Of(CaseInstance instance, StoredDefinition stored, InstanceState state, ImmutableArray<JournalEntry> lines)
    {
        // Lines are numbered without gaps by the engine: a gap is a line that was not kept.
        if (lines.Length > 0 && lines[^1].Sequence > lines.Length)
            lines = lines.Insert(0, new JournalEntry(0, lines[0].At, InstanceHistory.Shortened, default, "", "", texts["Nhật ký này được ghi gọn: chỉ giữ các bước có người, có quyết định hoặc có sự cố."]));

        // What is about the whole case stands at the root: Studio knows no line without an activity.
        var root = stored.Definition.Root;
        return new InstanceHistory(
            instance, stored, state, [.. lines.Select(line => line.NodeId.Length > 0 ? line : line with { NodeId = root.Id, ActivityType = root.Type })], NodePaths.Of(root));
    }

    private async Task<ImmutableArray<JournalEntry>> JournalAsync(Guid id, CancellationToken cancellation)
    {
        var lines = ImmutableArray.CreateBuilder<JournalEntry>();
        IReadOnlyList<JournalEntry> chunk;
        do
        {
            chunk = await instances.ListJournalAsync(id, lines.Count == 0 ? 0 : lines[^1].Sequence, Chunk, cancellation);
            lines.AddRange(chunk);
        }
        while (chunk.Count == Chunk);
        return lines.DrainToImmutable();
    }
}
