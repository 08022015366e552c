using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>Makes a new document out of one that is there: how an organisation gets a form, a text or a package of its own.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="formats">Check what is inside.</param>
public sealed class CopyDocument(StepRunner steps, DocumentFormats formats)
{
    /// <summary>Stores the newest version under another code, as version 1.</summary>
    /// <returns>The new code.</returns>
    /// <exception cref="InvalidInputException">The new code is none, or taken; the error stands at <c>newCode</c>.</exception>
    /// <exception cref="NotFoundException">There is no such document.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<string> CopyAsync(DocumentKind kind, string code, string? newCode, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        var wanted = DocumentCodes.Read("newCode", newCode);
        await steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"document:{kind}:{wanted}", token);
                var db = step.Db();
                var original = await Documents.FindAsync(db, kind, code, token) ?? throw new NotFoundException();
                if (await db.Set<ProcedureDocument>().AnyAsync(d => d.Kind == kind && d.Code == wanted, token))
                    throw new InvalidInputException("newCode", Sentence.Of("Mã {0} đã có. Chọn mã khác.", wanted));
                var content = formats.Write(kind, wanted, 1, original.Json);
                SaveDocument.Add(step, kind, wanted, 1, content, Sentence.Of("Sao chép từ {0}, phiên bản {1}.", code, $"{original.Version}"), actor);
            },
            cancellation);
        return wanted;
    }
}
