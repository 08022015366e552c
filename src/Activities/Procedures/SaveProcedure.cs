using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures;

/// <summary>Stores drafts of procedures and publishes them; the check's findings travel with the answer.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="store">Stores versions.</param>
/// <param name="queries">Finds versions.</param>
/// <param name="catalogue">Activities that may be used.</param>
public sealed class SaveProcedure(StepRunner steps, DefinitionStore store, DefinitionQueries queries, ActivityCatalogue catalogue)
{
    /// <summary>Stores the text as the draft of that procedure. Warnings do not stop a draft.</summary>
    /// <exception cref="InvalidInputException">The text cannot be read; each error names activity and property.</exception>
    public async Task<ProcedureAnswer> DraftAsync(string definitionId, string json, Actor actor, CancellationToken cancellation)
    {
        RequireDesigner(actor);
        var reading = DefinitionJson.Read(json, definitionId);
        if (!reading.Succeeded)
            throw Refused(reading.Errors);
        if (reading.Definition!.DefinitionId.Length > 0 && reading.Definition.DefinitionId != definitionId)
            throw new InvalidInputException("definitionId", Sentence.Of("Tệp ghi definitionId “{0}”, địa chỉ lại ghi “{1}”. Sửa cho khớp.", reading.Definition.DefinitionId, definitionId));
        var version = await steps.RunAsync(
            async (step, token) =>
            {
                var saved = await store.SaveDraftAsync(step, reading.Definition with { DefinitionId = definitionId }, token);
                step.Audit(Guid.Empty, "ProcedureSaved", actor.AuditName, About(saved));
                return saved;
            },
            cancellation);
        return Answer(version, reading.Definition);
    }

    /// <summary>Publishes the newest version. Errors stop it.</summary>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="InvalidInputException">The check found errors.</exception>
    public async Task<ProcedureAnswer> PublishAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        RequireDesigner(actor);
        var latest = await queries.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        try
        {
            var version = await steps.RunAsync(
                async (step, token) =>
                {
                    var published = await store.PublishAsync(step, latest.Version.VersionId, token);
                    step.Audit(Guid.Empty, "ProcedurePublished", actor.AuditName, About(published));
                    return published;
                },
                cancellation);
            return Answer(version, latest.Definition);
        }
        catch (DefinitionRefusedException refused)
        {
            throw Refused(refused.Findings);
        }
    }

    private ProcedureAnswer Answer(DefinitionVersion version, WorkflowDefinition definition) =>
        new(version, [.. WorkflowGraph.Compile(definition, catalogue).Findings.Select(FindingView.Of)]);

    /// <summary>Each mistake as a field to mend, named by activity and property.</summary>
    internal static InvalidInputException Refused(IEnumerable<DefinitionError> errors) =>
        new([.. errors.Select(e => Error(e.ActivityId, e.Property, e.Message))]);

    private static InvalidInputException Refused(IEnumerable<Finding> findings) =>
        new([.. findings.Select(f => Error(f.ActivityId, f.Property, f.Message))]);

    private static FieldError Error(string activity, string property, Workflows.Bilingual message) =>
        new(string.Join('.', new[] { activity, property }.Where(p => p.Length > 0).DefaultIfEmpty("definition")), message.ToSentence());

    private static Value About(DefinitionVersion version) =>
        Value.Object(("definitionId", Value.Of(version.DefinitionId)), ("version", Value.Of(version.Version)));

    private static void RequireDesigner(Actor actor)
    {
        if (!actor.Is(ActorRoles.Designer))
            throw new NotAllowedException();
    }
}

/// <summary>A stored version and what the check says of it.</summary>
public sealed record ProcedureAnswer(DefinitionVersion Version, IReadOnlyList<FindingView> Findings);

/// <summary>A finding as programs read it.</summary>
public sealed record FindingView(string Severity, string Code, string? ActivityId, string? Property, string Vietnamese, string English)
{
    /// <summary>From the engine's finding.</summary>
    public static FindingView Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new(finding.Severity.ToString(), finding.Code, finding.ActivityId, finding.Property, finding.Message.Vietnamese, finding.Message.English);
    }
}
