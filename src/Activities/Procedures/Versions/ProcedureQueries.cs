using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Versions;

/// <summary>Reads procedures, their versions and their history, for those who design them.</summary>
/// <param name="reader">For reading.</param>
/// <param name="overviews">Lists definitions.</param>
/// <param name="definitions">Finds versions.</param>
/// <param name="words">Says differences.</param>
/// <param name="used">For the check.</param>
public sealed class ProcedureQueries(CanBoReader reader, DefinitionOverviews overviews, DefinitionQueries definitions, ProcedureWords words, UsedDefinitions used)
{
    /// <summary>Procedures by name.</summary>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<PageOf<ProcedureLine>> ListAsync(PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        Require(actor);
        var (items, total) = await overviews.ListAsync(page.Skip, page.PageSize, cancellation);
        await using var db = reader.Open();
        var ids = items.Select(i => i.Latest.Version.DefinitionId).ToList();
        var running = await RunningAsync(db, await overviews.VersionsAsync(ids, cancellation), cancellation);
        var last = await ProcedureHistory.LastAsync(db, ids, cancellation);
        var findings = new Dictionary<string, ImmutableArray<Finding>>(StringComparer.Ordinal);
        foreach (var item in items)
            findings.Add(item.Latest.Version.DefinitionId, await CheckAsync(item.Latest.Definition, cancellation));
        return new PageOf<ProcedureLine>(
            [.. items.Select(i => Line(i.Latest, i.Published, findings[i.Latest.Version.DefinitionId], running.Where(r => r.DefinitionId == i.Latest.Version.DefinitionId).Sum(r => r.Cases), last.GetValueOrDefault(i.Latest.Version.DefinitionId)))],
            page.Page, page.PageSize, total);
    }

    /// <summary>One procedure.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<ProcedureView> FindAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var latest = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        var versions = await definitions.ListVersionsAsync(definitionId, cancellation);
        await using var db = reader.Open();
        var running = await RunningAsync(db, [.. versions.Select(v => (v.DefinitionId, v.VersionId, v.Version))], cancellation);
        var events = await ProcedureHistory.OfAsync(db, definitionId, cancellation);
        var findings = await CheckAsync(latest.Definition, cancellation);
        return new ProcedureView(
            Line(latest, versions.FirstOrDefault(v => v.IsPublished)?.Version, findings, running.Sum(r => r.Cases), events.Count > 0 ? events[0] : null),
            latest.Definition,
            [.. findings.Select(FindingView.Of)],
            [.. ProcedureFreezing.FormCodes(JsonNode.Parse(DefinitionJson.Write(latest.Definition))!).Distinct().Order(StringComparer.Ordinal)],
            events,
            [.. versions.Select(v => new ProcedureVersionLine(
                v.Version, v.VersionId, v.IsPublished, v.PublishedAt, running.Where(r => r.VersionId == v.VersionId).Sum(r => r.Cases), events.FirstOrDefault(e => e.Version == v.Version && e.IsPublication)))]);
    }

    /// <summary>In what a version differs from another, in sentences.</summary>
    /// <exception cref="NotFoundException">There is no such procedure or version.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<ImmutableArray<Sentence>> CompareAsync(string definitionId, int from, int to, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var before = await definitions.FindVersionAsync(definitionId, from, cancellation) ?? throw new NotFoundException();
        var after = await definitions.FindVersionAsync(definitionId, to, cancellation) ?? throw new NotFoundException();
        return words.Between(before.Definition, after.Definition);
    }

    private async Task<ImmutableArray<Finding>> CheckAsync(WorkflowDefinition definition, CancellationToken cancellation) =>
        DefinitionCheck.Check(definition, await used.CatalogueAsync(definition, cancellation));

    private static ProcedureLine Line(StoredDefinition latest, int? published, ImmutableArray<Finding> findings, int running, ProcedureEvent? last) => new(
        latest.Version.DefinitionId, latest.Version.Name, latest.Definition.Description, latest.Version.Version, published,
        findings.Count(f => f.Severity == Severity.Error), findings.Count(f => f.Severity == Severity.Warning), running,
        last?.At ?? latest.Version.UpdatedAt, last?.By ?? "");

    // Counted over the index of bundles and states: some thousand cases under way at most, whatever was finished before.
    private static async Task<List<(string DefinitionId, string VersionId, int Cases)>> RunningAsync(
        CanBoContext db, IReadOnlyList<(string DefinitionId, string VersionId, int Version)> versions, CancellationToken cancellation)
    {
        var ids = versions.Select(v => v.VersionId).ToList();
        var counts = await (
            from bundle in db.Set<ProcedureBundle>()
            where EF.Parameter(ids).Contains(bundle.DefinitionVersionId)
            join @case in db.Set<Case>() on bundle.Hash equals @case.BundleHash
            where @case.Status != CaseStatus.Finished && @case.Status != CaseStatus.Cancelled
            group @case by bundle.DefinitionVersionId into g
            select new { VersionId = g.Key, Cases = g.Count() }).ToListAsync(cancellation);
        return [.. from version in versions join count in counts on version.VersionId equals count.VersionId select (version.DefinitionId, version.VersionId, count.Cases)];
    }

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
    }
}
