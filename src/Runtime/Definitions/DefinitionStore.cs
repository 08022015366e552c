using System.Collections.Immutable;
using System.Globalization;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>
/// Stores versions of workflow definitions, inside a step. A definition has at most one published version, which new instances take, and at most
/// one draft, its latest. A version that was once published never changes.
/// </summary>
/// <param name="used">Finds the procedures that definitions use as activities.</param>
public sealed class DefinitionStore(UsedDefinitions used)
{
    /// <summary>
    /// Stores a definition as the latest draft of its definition id: the draft that is there is overwritten, otherwise a new version begins.
    /// Nothing changes when the latest version has the same content already.
    /// </summary>
    /// <exception cref="DefinitionRefusedException">The file cannot be read without errors.</exception>
    public Task<DefinitionVersion> ImportAsync(StepScope step, string json, string fileName, CancellationToken cancellation)
    {
        var reading = DefinitionJson.Read(json, fileName);
        return reading.Succeeded
            ? SaveDraftAsync(step, reading.Definition!, cancellation)
            : throw new DefinitionRefusedException(reading.Errors);
    }

    /// <inheritdoc cref="ImportAsync" />
    public async Task<DefinitionVersion> SaveDraftAsync(StepScope step, WorkflowDefinition definition, CancellationToken cancellation) =>
        (await SaveDraftAsync(step, definition, null, cancellation)).Version;

    /// <summary>Stores a definition as <see cref="ImportAsync"/> does, if the latest version still is what the caller has read.</summary>
    /// <param name="step">The step.</param>
    /// <param name="definition">The new content.</param>
    /// <param name="expectedRevision">The <see cref="StoredDefinition.Revision"/> that the change was made on; null to store in any case.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="DefinitionChangedException">Somebody else stored another content meanwhile. The same content once more is no change.</exception>
    public async Task<StoredDefinition> SaveDraftAsync(StepScope step, WorkflowDefinition definition, string? expectedRevision, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(definition);
        definition = await UsedDefinitions.PinAsync(step.Context, definition, cancellation);
        var definitionId = definition.DefinitionId.Length > 0 ? definition.DefinitionId : NewId(step);
        await step.LockAsync(LockKey(definitionId), cancellation);
        var latest = await step.Context.Set<DefinitionRow>().AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsLatest, cancellation);
        if (latest is not null && DefinitionContent.AreSame(latest, definition))
            return latest.ToStored();
        if (expectedRevision is not null && latest is not null && latest.Revision() != expectedRevision)
            throw new DefinitionChangedException(latest.ToVersion());
        return (await DraftAsync(step, latest, definition, definitionId, cancellation)).ToStored();
    }

    /// <summary>Makes the content of an earlier version the draft again; the versions between stay as they are.</summary>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<StoredDefinition> RevertAsync(StepScope step, string definitionId, int version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        await step.LockAsync(LockKey(definitionId), cancellation);
        var rows = step.Context.Set<DefinitionRow>().AsTracking().Where(d => d.DefinitionId == definitionId);
        var wanted = await rows.SingleOrDefaultAsync(d => d.Version == version, cancellation) ?? throw new KeyNotFoundException($"There is no version {version} of {definitionId}.");
        var latest = await rows.SingleAsync(d => d.IsLatest, cancellation);
        return wanted.IsLatest ? latest.ToStored() : (await DraftAsync(step, latest, wanted.ToDefinition(), definitionId, cancellation)).ToStored();
    }

    /// <summary>
    /// Deletes a draft. What was once published stays for good: cases run on it, and the record of how they were decided names it.
    /// </summary>
    /// <returns>False when the version was once published; nothing was changed.</returns>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<bool> DeleteDraftAsync(StepScope step, string versionId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var row = await TakeAsync(step, versionId, cancellation);
        if (row.PublishedAt is not null)
            return false;
        step.Context.Set<DefinitionRow>().Remove(row);
        await step.FlushAsync(cancellation);
        var before = await step.Context.Set<DefinitionRow>().AsTracking().Where(d => d.DefinitionId == row.DefinitionId).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellation);
        before?.IsLatest = true;
        return true;
    }

    private static async Task<DefinitionRow> DraftAsync(StepScope step, DefinitionRow? latest, WorkflowDefinition definition, string definitionId, CancellationToken cancellation)
    {
        if (latest is { PublishedAt: null })
        {
            latest.Json = DefinitionContent.Write(definition, latest.VersionId, definitionId, latest.Version);
            latest.Name = definition.Name;
            latest.UpdatedAt = step.Now;
            return latest;
        }

        if (latest is not null)
        {
            latest.IsLatest = false;
            await step.FlushAsync(cancellation);
        }

        var row = NewRow(step, definition, definitionId, (latest?.Version ?? 0) + 1);
        step.Context.Set<DefinitionRow>().Add(row);
        await step.FlushAsync(cancellation);
        return row;
    }

    /// <inheritdoc cref="PublishAsync(StepScope, string, DefinitionVerdict, CancellationToken)" />
    public Task<DefinitionVersion> PublishAsync(StepScope step, string versionId, CancellationToken cancellation) => PublishAsync(step, versionId, null, cancellation);

    /// <summary>Makes a version the one that new instances take. Running instances stay on theirs.</summary>
    /// <param name="step">The step to publish in.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="verdict">What a check of the same content found before the step began, so that a long check holds no lock; null checks here.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="DefinitionRefusedException">The check of the definition found errors that nobody waived.</exception>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<DefinitionVersion> PublishAsync(StepScope step, string versionId, DefinitionVerdict? verdict, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var row = await TakeAsync(step, versionId, cancellation);
        if (row.IsPublished)
            return row.ToVersion();

        var stored = row.ToDefinition();
        var definition = await UsedDefinitions.PinAsync(step.Context, stored, cancellation);
        var findings = verdict is not null && DefinitionContent.AreSame(definition, verdict.Definition)
            ? verdict.Findings
            : DefinitionCheck.Check(definition, await used.CatalogueAsync(step.Context, definition, cancellation));
        var stopping = findings.Where(f => f.IsError && !(verdict is { IsWaived: true } && f.MayBeWaived)).ToImmutableArray();
        if (stopping.Length > 0)
            throw new DefinitionRefusedException(stopping);

        var trigger = TriggerRegister.IsMarked(definition) ? WorkflowGraph.Compile(definition, await used.CatalogueAsync(step.Context, definition, cancellation)).Graph.Trigger : null;
        if (trigger is not null && await TriggerRegister.FindObstacleAsync(step, row.DefinitionId, trigger, cancellation) is { } obstacle)
            throw new DefinitionRefusedException([obstacle]);

        foreach (var other in await step.Context.Set<DefinitionRow>().AsTracking().Where(d => d.DefinitionId == row.DefinitionId && d.IsPublished).ToListAsync(cancellation))
            other.IsPublished = false;
        await step.FlushAsync(cancellation);
        if (!ReferenceEquals(definition, stored))
            row.Json = DefinitionContent.Write(definition, row.VersionId, row.DefinitionId, row.Version);
        row.IsPublished = true;
        row.PublishedAt ??= step.Now;
        row.UpdatedAt = step.Now;
        await TriggerRegister.RegisterAsync(step, row.DefinitionId, row.VersionId, trigger, cancellation);
        await step.FlushAsync(cancellation);
        return row.ToVersion();
    }

    /// <summary>Takes a version back: new instances can not start from its definition until another is published. Running instances go on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<DefinitionVersion> RetractAsync(StepScope step, string versionId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var row = await TakeAsync(step, versionId, cancellation);
        if (row.IsPublished)
            await TriggerRegister.RemoveAsync(step, row.DefinitionId, cancellation);
        row.IsPublished = false;
        row.UpdatedAt = step.Now;
        return row.ToVersion();
    }

    private static async Task<DefinitionRow> TakeAsync(StepScope step, string versionId, CancellationToken cancellation)
    {
        var definitionId = await step.Context.Set<DefinitionRow>().Where(d => d.VersionId == versionId).Select(d => d.DefinitionId).SingleOrDefaultAsync(cancellation)
            ?? throw new KeyNotFoundException($"There is no definition version {versionId}.");
        await step.LockAsync(LockKey(definitionId), cancellation);
        return await step.Context.Set<DefinitionRow>().AsTracking().SingleAsync(d => d.VersionId == versionId, cancellation);
    }

    private static DefinitionRow NewRow(StepScope step, WorkflowDefinition definition, string definitionId, int version)
    {
        var versionId = NewId(step);
        return new DefinitionRow
        {
            VersionId = versionId,
            DefinitionId = definitionId,
            Version = version,
            Name = definition.Name,
            IsLatest = true,
            CreatedAt = step.Now,
            UpdatedAt = step.Now,
            Json = DefinitionContent.Write(definition, versionId, definitionId, version),
        };
    }

    private static string NewId(StepScope step) => Guid.CreateVersion7(step.Now).ToString("N", CultureInfo.InvariantCulture);

    private static string LockKey(string definitionId) => $"definition:{definitionId}";
}
