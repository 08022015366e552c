using CanBo.Runtime.Stepping;
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
}
