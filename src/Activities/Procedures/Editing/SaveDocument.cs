using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>
/// Adds a version of a form, a mail text or a rule package. Versions are never changed: campaigns under way keep the ones that their bundle froze, the next launch takes
/// the newest. Whoever saves says which version the text was written over, so that nobody writes over work not seen.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="formats">Check what is inside.</param>
public sealed class SaveDocument(StepRunner steps, DocumentFormats formats)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>Adds the version.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="code">Which document.</param>
    /// <param name="writtenOver">The version it was written over; 0 for a new document.</param>
    /// <param name="json">The document; its code and version are set here.</param>
    /// <param name="note">Why, 1 to <see cref="MaxNoteLength"/> characters.</param>
    /// <param name="actor">A designer.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <returns>Saved; unchanged when the newest version says the same; or newer when somebody else saved meanwhile: nothing was changed then.</returns>
    /// <exception cref="InvalidInputException">Something is wrong in the document, or the note is missing; each error names the place.</exception>
    /// <exception cref="NotFoundException">There is no such document to write over.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<SaveOutcome> SaveAsync(DocumentKind kind, string code, int writtenOver, string json, string? note, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        if (writtenOver == 0)
            DocumentCodes.Read("code", code);
        var why = Why(note);
        _ = formats.Write(kind, code, Math.Max(1, writtenOver), json);
        return await steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"document:{kind}:{code}", token);
                var db = step.Db();
                var newest = await Documents.FindAsync(db, kind, code, token);
                if (newest is null && writtenOver > 0)
                    throw new NotFoundException();
                var content = formats.Write(kind, code, (newest?.Version ?? 0) + 1, json);
                if (newest is not null && formats.AreSame(kind, newest.Json, content))
                    return new SaveOutcome.Unchanged(newest.Version);
                if (newest is not null && newest.Version != writtenOver)
                    return await NewerAsync(db, newest, token);
                return Add(step, kind, code, (newest?.Version ?? 0) + 1, content, why, actor);
            },
            cancellation);
    }

    /// <summary>Adds a version that is checked and written already.</summary>
    internal static SaveOutcome Add(StepScope step, DocumentKind kind, string code, int version, string content, Sentence note, Actor actor)
    {
        step.Db().Add(ProcedureDocument.Publish(kind, code, version, content, actor.AuditName, note, step.Now));
        step.Audit(Guid.Empty, "DocumentSaved", actor.AuditName, Value.Object(("kind", Value.Of(kind.ToString())), ("code", Value.Of(code)), ("version", Value.Of(version))));
        return new SaveOutcome.Saved(version);
    }

    private static Sentence Why(string? note)
    {
        var clean = TypedText.Clean(note).Trim();
        if (clean.Length == 0)
            throw new InvalidInputException("note", Sentence.Of("Ghi vì sao sửa, để người sau hiểu."));
        if (clean.Length > MaxNoteLength)
            throw new InvalidInputException("note", Sentence.Of("Lý do dài quá {0} ký tự. Viết ngắn lại.", $"{MaxNoteLength}"));
        return Sentence.Of("{0}", clean);
    }

    private static async Task<SaveOutcome> NewerAsync(CanBoContext db, ProcedureDocument newest, CancellationToken cancellation)
    {
        var names = await ActorNames.OfAsync(db, [newest.Author], cancellation);
        return new SaveOutcome.Newer(newest.Version, newest.PublishedAt, names.GetValueOrDefault(newest.Author, ""));
    }
}

/// <summary>What became of a version to be added.</summary>
public abstract record SaveOutcome(int Version)
{
    /// <summary>It is stored, as this version.</summary>
    public sealed record Saved(int Version) : SaveOutcome(Version);

    /// <summary>The newest version says the same already: sent twice, or nothing was changed.</summary>
    public sealed record Unchanged(int Version) : SaveOutcome(Version);

    /// <summary>Somebody else added this version meanwhile; nothing was stored.</summary>
    public sealed record Newer(int Version, DateTimeOffset At, string By) : SaveOutcome(Version);
}
