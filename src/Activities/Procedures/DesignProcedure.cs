using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures;

/// <summary>What the designer does with drafts and versions; publishing goes by <see cref="SaveProcedure"/>. Designers only; each act is in the audit trail.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="store">Stores versions.</param>
/// <param name="definitions">Finds versions.</param>
public sealed class DesignProcedure(StepRunner steps, DefinitionStore store, DefinitionQueries definitions)
{
    /// <summary>
    /// Stores a draft as far as it can be kept: a value that does not fit yet does not stop it, so that half an hour's work is not lost to one field.
    /// </summary>
    /// <param name="json">The definition; without a <c>definitionId</c> a new one begins.</param>
    /// <param name="expectedRevision">The revision that the change was made on; null to store in any case.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">The text is no definition at all, or its id cannot be an address.</exception>
    /// <exception cref="RuleBrokenException">Somebody else saved meanwhile (<c>procedure_changed</c>).</exception>
    public async Task<DesignedProcedure> SaveAsync(string json, string? expectedRevision, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var reading = DefinitionJson.Read(json, "");
        if (reading.Definition is not { } definition)
            throw SaveProcedure.Refused(reading.Errors);
        if (!IsAddress(definition.DefinitionId))
            throw new InvalidInputException("definitionId", Sentence.Of("Mã quy trình chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới; tối đa 100 ký tự."));
        if (definition.Name.Trim().Length is 0 or > 200)
            throw new InvalidInputException("name", Sentence.Of("Quy trình cần một tên, không quá 200 ký tự."));
        try
        {
            var stored = await steps.RunAsync(
                async (step, token) =>
                {
                    var saved = await store.SaveDraftAsync(step, definition, expectedRevision, token);
                    if (saved.Revision != expectedRevision)
                        Audit(step, "ProcedureSaved", saved.Version, actor);
                    return saved;
                },
                cancellation);
            return new DesignedProcedure(stored, reading.Errors);
        }
        catch (DefinitionChangedException changed)
        {
            throw new RuleBrokenException(
                Sentence.Of(
                    "Người khác đã lưu quy trình này lúc {0}, sau khi trang này được mở. Bản của trang này chưa ghi đè lên.",
                    BusinessZone.Local(changed.Latest.UpdatedAt).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)),
                code: "procedure_changed");
        }
    }

    /// <summary>Takes the published version back: no new campaign can take the procedure until one is published again. Running cases go on.</summary>
    /// <exception cref="NotFoundException">No version is published.</exception>
    public async Task RetractAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var published = await definitions.FindPublishedAsync(definitionId, cancellation) ?? throw new NotFoundException();
        await steps.RunAsync(
            async (step, token) =>
            {
                var version = await store.RetractAsync(step, published.Version.VersionId, token);
                Audit(step, "ProcedureRetracted", version, actor);
            },
            cancellation);
    }

    /// <summary>Makes an earlier version the draft again.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public async Task<StoredDefinition> RevertAsync(string definitionId, int version, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        try
        {
            return await steps.RunAsync(
                async (step, token) =>
                {
                    var draft = await store.RevertAsync(step, definitionId, version, token);
                    Audit(step, "ProcedureReverted", draft.Version, actor);
                    return draft;
                },
                cancellation);
        }
        catch (KeyNotFoundException)
        {
            throw new NotFoundException();
        }
    }

    /// <summary>Deletes a draft version.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    /// <exception cref="RuleBrokenException">It was once published.</exception>
    public async Task DeleteVersionAsync(string versionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var stored = await definitions.FindAsync(versionId, cancellation) ?? throw new NotFoundException();
        await DeleteAsync([stored.Version], actor, cancellation);
    }

    /// <summary>Deletes a procedure of which no version was ever published.</summary>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="RuleBrokenException">A version was once published.</exception>
    public async Task DeleteAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var versions = await definitions.ListVersionsAsync(definitionId, cancellation);
        if (versions.Count == 0)
            throw new NotFoundException();
        await DeleteAsync(versions, actor, cancellation);
    }

    private Task DeleteAsync(IReadOnlyList<DefinitionVersion> versions, Actor actor, CancellationToken cancellation) => steps.RunAsync(
        async (step, token) =>
        {
            foreach (var version in versions)
            {
                if (!await store.DeleteDraftAsync(step, version.VersionId, token))
                    throw new RuleBrokenException(
                        Sentence.Of("“{0}” đã từng công bố nên không xóa được: hồ sơ đang chạy và hồ sơ đã lưu cần nó. Muốn thôi dùng, thu hồi bản công bố.", version.Name),
                        code: "procedure_published");
                Audit(step, "ProcedureDeleted", version, actor);
            }
        },
        cancellation);

    private static bool IsAddress(string definitionId) =>
        definitionId.Length <= 100 && definitionId.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static void Audit(StepScope step, string action, DefinitionVersion version, Actor actor) =>
        step.Audit(ProcedureAudit.SubjectOf(version.DefinitionId), action, actor.AuditName, Value.Object(("definitionId", Value.Of(version.DefinitionId)), ("version", Value.Of(version.Version))));

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
    }
}

/// <summary>A stored draft and what must still be mended before it can be published.</summary>
/// <param name="Stored">The draft.</param>
/// <param name="Problems">What cannot be read as it is meant.</param>
public sealed record DesignedProcedure(StoredDefinition Stored, ImmutableArray<DefinitionError> Problems)
{
    /// <summary>Refuses to go on with a draft that cannot be read as it is meant.</summary>
    /// <exception cref="InvalidInputException">There is something to mend.</exception>
    public void RequireReadable()
    {
        if (!Problems.IsEmpty)
            throw SaveProcedure.Refused(Problems);
    }
}
