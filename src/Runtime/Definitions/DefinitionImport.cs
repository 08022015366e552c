using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>Takes in a version of a definition that was stored elsewhere, inside a step.</summary>
/// <param name="store">Stores drafts where the version cannot stay what it was.</param>
public sealed class DefinitionImport(DefinitionStore store)
{
    /// <summary>
    /// Stores the version as a draft. Where nothing of its definition is known yet it keeps its version id and number, so that it is the same version on both sides; a version that is here
    /// already stays as it is; otherwise its content becomes the latest draft of the definition.
    /// </summary>
    public async Task<DefinitionVersion> ImportAsync(StepScope step, WorkflowDefinition definition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(definition);
        await step.LockAsync($"definition:{definition.DefinitionId}", cancellation);
        var rows = step.Context.Set<DefinitionRow>();
        var known = await rows.AsNoTracking().SingleOrDefaultAsync(d => d.VersionId == definition.Id, cancellation);
        if (known is not null && known.DefinitionId == definition.DefinitionId && known.IsLatest && DefinitionContent.AreSame(known, definition))
            return known.ToVersion();
        if (known is not null || definition.Id.Length is 0 or > 80 || definition.Version < 1 || await rows.AnyAsync(d => d.DefinitionId == definition.DefinitionId, cancellation))
            return await store.SaveDraftAsync(step, definition, cancellation);

        var row = new DefinitionRow
        {
            VersionId = definition.Id,
            DefinitionId = definition.DefinitionId,
            Version = definition.Version,
            Name = definition.Name,
            IsLatest = true,
            CreatedAt = step.Now,
            UpdatedAt = step.Now,
            Json = DefinitionContent.Write(definition, definition.Id, definition.DefinitionId, definition.Version),
        };
        rows.Add(row);
        await step.FlushAsync(cancellation);
        return row.ToVersion();
    }

    /// <summary>
    /// Takes in a version that another definition uses as an activity, under its own number: it can be used by those who name it, and starts nothing by itself, because it is not the
    /// published version here.
    /// </summary>
    public async Task<UsedImport> ImportUsedAsync(StepScope step, WorkflowDefinition used, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(used);
        await step.LockAsync($"definition:{used.DefinitionId}", cancellation);
        var fate = await JudgeUsedAsync(step.Context, used, cancellation);
        if (fate != UsedImport.New)
            return fate;
        var rows = step.Context.Set<DefinitionRow>();
        var latest = await rows.AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == used.DefinitionId && d.IsLatest, cancellation);
        var isLatest = latest is null || latest.Version < used.Version;
        if (isLatest && latest is not null)
        {
            latest.IsLatest = false;
            await step.FlushAsync(cancellation);
        }

        var versionId = Guid.CreateVersion7(step.Now).ToString("N", System.Globalization.CultureInfo.InvariantCulture);
        rows.Add(new DefinitionRow
        {
            VersionId = versionId,
            DefinitionId = used.DefinitionId,
            Version = used.Version,
            Name = used.Name,
            IsLatest = isLatest,
            CreatedAt = step.Now,
            UpdatedAt = step.Now,
            PublishedAt = step.Now,
            Json = DefinitionContent.Write(used, versionId, used.DefinitionId, used.Version),
        });
        await step.FlushAsync(cancellation);
        return fate;
    }

    /// <summary>What would become of a version that another definition uses; changes nothing.</summary>
    public static async Task<UsedImport> JudgeUsedAsync(RuntimeContext db, WorkflowDefinition used, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(used);
        var known = await db.Set<DefinitionRow>().AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == used.DefinitionId && d.Version == used.Version, cancellation);
        if (known is not null)
            return known.PublishedAt is not null && DefinitionContent.AreSame(known, used) ? UsedImport.Known : UsedImport.Clash;
        var newer = await db.Set<DefinitionRow>().AnyAsync(d => d.DefinitionId == used.DefinitionId && d.IsLatest && d.PublishedAt == null && d.Version < used.Version, cancellation);
        return newer ? UsedImport.Clash : UsedImport.New;
    }
}

/// <summary>What becomes of a version that an imported definition uses as an activity.</summary>
public enum UsedImport
{
    /// <summary>It is here already, with the same content.</summary>
    Known,

    /// <summary>It is stored under its number.</summary>
    New,

    /// <summary>Its number is taken by another content, or a draft of it stands before it.</summary>
    Clash,
}
