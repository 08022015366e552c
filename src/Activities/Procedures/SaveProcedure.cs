using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures;

/// <summary>Checks procedures, stores their drafts and publishes them; the check's findings travel with the answer.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="store">Stores versions.</param>
/// <param name="queries">Finds versions.</param>
/// <param name="used">Finds the activities that may be used.</param>
public sealed class SaveProcedure(StepRunner steps, DefinitionStore store, DefinitionQueries queries, UsedDefinitions used)
{
    /// <summary>The most characters of a reason, for the version or for publishing in spite of errors.</summary>
    public const int MaxReasonLength = 1000;

    /// <summary>Says what the check finds, without storing anything. What cannot be read is a finding too.</summary>
    /// <exception cref="NotAllowedException">The actor does not design procedures.</exception>
    public async Task<ProcedureFindings> CheckAsync(string json, Actor actor, CancellationToken cancellation)
    {
        actor.Require(ActorRoles.Designer);
        var (definition, errors) = DefinitionJson.Read(json, "definition");
        var findings = definition is null ? [] : await FindingsAsync(await used.PinAsync(definition, cancellation), cancellation);
        return new ProcedureFindings([.. errors.Select(ProcedureFindings.ToFinding).Concat(findings).Select(FindingView.Of)]);
    }

    /// <summary>Stores the text as the draft of that procedure. Neither warnings nor errors of the check stop a draft.</summary>
    /// <exception cref="InvalidInputException">The text cannot be read; each error names activity and property.</exception>
    /// <exception cref="NotAllowedException">The actor does not design procedures.</exception>
    public async Task<ProcedureAnswer> DraftAsync(string definitionId, string json, Actor actor, CancellationToken cancellation)
    {
        actor.Require(ActorRoles.Designer);
        var reading = DefinitionJson.Read(json, definitionId);
        if (!reading.Succeeded)
            throw Refused(reading.Errors);
        if (reading.Definition!.DefinitionId.Length > 0 && reading.Definition.DefinitionId != definitionId)
            throw new InvalidInputException("definitionId", Sentence.Of("Tệp ghi definitionId “{0}”, địa chỉ lại ghi “{1}”. Sửa cho khớp.", reading.Definition.DefinitionId, definitionId));
        var version = await steps.RunAsync(
            async (step, token) =>
            {
                var saved = await store.SaveDraftAsync(step, reading.Definition with { DefinitionId = definitionId }, token);
                step.Audit(ProcedureAudit.SubjectOf(saved.DefinitionId), "ProcedureSaved", actor.AuditName, About(saved));
                return saved;
            },
            cancellation);
        return new ProcedureAnswer(version, [.. (await FindingsAsync(await used.PinAsync(reading.Definition, cancellation), cancellation)).Select(FindingView.Of)]);
    }

    /// <inheritdoc cref="PublishAsync(string, string, string, Actor, CancellationToken)" />
    public Task<ProcedureAnswer> PublishAsync(string definitionId, Actor actor, CancellationToken cancellation) => PublishAsync(definitionId, null, null, actor, cancellation);

    /// <summary>Publishes the newest version. Errors of the check stop it, unless an administrator gives a reason to publish all the same.</summary>
    /// <param name="definitionId">The procedure.</param>
    /// <param name="waiverReason">Why it is published in spite of errors; null or empty when it is not. The reason and the errors' codes go into the audit trail.</param>
    /// <param name="note">Why there is this version, for the history of the procedure, up to <see cref="MaxReasonLength"/> characters; may be null or empty.</param>
    /// <param name="actor">A designer; an administrator when a reason is given.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="InvalidInputException">The reason or the note is too long.</exception>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="NotAllowedException">The actor does not design procedures, or gives a reason without being an administrator.</exception>
    /// <exception cref="ProcedureRefusedException">The check found errors that are not, or cannot be, waived.</exception>
    public async Task<ProcedureAnswer> PublishAsync(string definitionId, string? waiverReason, string? note, Actor actor, CancellationToken cancellation)
    {
        actor.Require(ActorRoles.Designer);
        var reason = Typed("waiverReason", waiverReason);
        var why = Typed("note", note);
        if (reason.Length > 0)
            actor.Require(ActorRoles.Admin);
        var latest = await queries.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        var definition = await used.PinAsync(latest.Definition, cancellation);
        var verdict = new DefinitionVerdict(definition, await FindingsAsync(definition, cancellation), reason.Length > 0);
        try
        {
            var version = await steps.RunAsync(
                async (step, token) =>
                {
                    var published = await store.PublishAsync(step, latest.Version.VersionId, verdict, token);
                    step.Audit(ProcedureAudit.SubjectOf(definitionId), "ProcedurePublished", actor.AuditName, why.Length == 0 ? About(published) : About(published).With("note", Value.Of(why)));
                    if (verdict.IsWaived && verdict.Findings.Any(finding => finding.IsError))
                        step.Audit(ProcedureAudit.SubjectOf(definitionId), "ProcedureErrorsWaived", actor.AuditName, Waiver(published, reason, verdict));
                    return published;
                },
                cancellation);
            return new ProcedureAnswer(version, [.. verdict.Findings.Select(FindingView.Of)]);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new ProcedureRefusedException(refused.Findings);
        }
    }

    private async Task<ImmutableArray<Finding>> FindingsAsync(WorkflowDefinition definition, CancellationToken cancellation) =>
        DefinitionCheck.Check(definition, await used.CatalogueAsync(definition, cancellation));

    /// <summary>Each mistake as a field to mend, named by activity and property.</summary>
    internal static InvalidInputException Refused(IEnumerable<DefinitionError> errors) => new([.. errors.Select(ProcedureFindings.ToFieldError)]);

    private static string Typed(string field, string? text) => TypedText.Clean(text).Trim() is { Length: <= MaxReasonLength } typed
        ? typed
        : throw new InvalidInputException(field, Sentence.Of("Lý do dài quá {0} ký tự. Viết ngắn lại.", $"{MaxReasonLength}"));

    private static Value About(DefinitionVersion version) =>
        Value.Object(("definitionId", Value.Of(version.DefinitionId)), ("version", Value.Of(version.Version)));

    private static Value Waiver(DefinitionVersion version, string reason, DefinitionVerdict verdict) => Value.Object(
        ("definitionId", Value.Of(version.DefinitionId)),
        ("version", Value.Of(version.Version)),
        ("reason", Value.Of(reason)),
        ("errors", Value.Array([.. verdict.Findings.Where(finding => finding.IsError).Select(finding => Value.Of($"{finding.Code} {finding.ActivityId}".TrimEnd()))])));
}

/// <summary>A stored version and what the check says of it.</summary>
public sealed record ProcedureAnswer(DefinitionVersion Version, IReadOnlyList<FindingView> Findings);
