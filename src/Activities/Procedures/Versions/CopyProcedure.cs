using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures.Versions;

/// <summary>Makes a new procedure out of one that is there: how an organisation begins its own.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="store">Stores the draft.</param>
/// <param name="definitions">Finds the original.</param>
public sealed class CopyProcedure(StepRunner steps, DefinitionStore store, DefinitionQueries definitions)
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Stores the newest version as version 1, a draft, of a procedure with another code and name.</summary>
    /// <returns>The new code.</returns>
    /// <exception cref="InvalidInputException">The code is none, or taken, or the name is missing; errors stand at <c>newCode</c> and <c>name</c>.</exception>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<string> CopyAsync(string definitionId, string? newCode, string? name, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        var code = DocumentCodes.Read("newCode", newCode);
        var title = TypedText.Clean(name).Trim();
        if (title.Length is 0 or > MaxNameLength)
            throw new InvalidInputException("name", Sentence.Of("Quy trình cần một tên, không quá {0} ký tự.", $"{MaxNameLength}"));
        var original = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        if (await definitions.FindLatestAsync(code, cancellation) is not null)
            throw Taken(code);
        await steps.RunAsync(
            async (step, token) =>
            {
                var saved = await store.SaveDraftAsync(step, original.Definition with { Id = "", DefinitionId = code, Name = title }, token);
                if (saved.Version > 1)
                    throw Taken(code);
                step.Audit(
                    ProcedureAudit.SubjectOf(code), "ProcedureCopied", actor.AuditName,
                    Value.Object(("definitionId", Value.Of(code)), ("version", Value.Of(saved.Version)), ("from", Value.Of(definitionId)), ("fromVersion", Value.Of(original.Version.Version))));
            },
            cancellation);
        return code;
    }

    private static InvalidInputException Taken(string code) => new("newCode", Sentence.Of("Mã {0} đã có. Chọn mã khác.", code));
}
