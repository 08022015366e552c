using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>
/// Hands files out: to whoever added them; once they are sent to organisers, to the decider of the case, to whoever sums up, and those of the sheet to those asked for
/// an opinion on it.
/// </summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="doors">Features whose participants read answers too, such as the members of a meeting.</param>
public sealed class FileQueries(CanBoReader reader, IEnumerable<IAnswerDoor> doors)
{
    /// <summary>A file with its content.</summary>
    /// <exception cref="NotFoundException">There is none, or this reader may not have it.</exception>
    public async Task<FileContent> GetAsync(Actor actor, Guid fileId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var file = await db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == fileId, cancellation) ?? throw new NotFoundException();
        var task = await db.Set<TaskItem>().FirstAsync(t => t.Id == file.TaskId, cancellation);
        if (!await MayReadAsync(db, actor, task, cancellation))
            throw new NotFoundException();
        var bytes = await db.Set<AttachmentContent>().Where(c => c.Hash == file.Hash).Select(c => c.Bytes).FirstAsync(cancellation);
        return new FileContent(file.FileName, file.ContentType, file.Hash, bytes);
    }

    private async Task<bool> MayReadAsync(CanBoContext db, Actor actor, TaskItem task, CancellationToken cancellation)
    {
        if (actor.PersonId is { } own && task.AssigneeId == own)
            return true;
        // A draft is its writer's alone.
        if ((task.Answer ?? task.LateAnswer) is null)
            return false;
        if (actor.Is(ActorRoles.Organiser))
            return true;
        if (actor.PersonId is not { } person || task.CaseId is not { } caseId)
            return false;
        if (await db.Set<Case>().AnyAsync(c => c.Id == caseId && c.DeciderId == person && c.PersonId != person, cancellation))
            return true;
        var isSheet = task.Kind == TaskKind.SelfAssessment;
        if (await db.Set<TaskItem>().AnyAsync(
            t => t.CaseId == caseId && t.AssigneeId == person && t.Status != TaskState.Withdrawn && t.Status != TaskState.Waived
                && (t.Kind == TaskKind.Appraisal || (t.Kind == TaskKind.Opinion && isSheet)),
            cancellation))
            return true;
        foreach (var door in doors)
            if (await door.MayReadAsync(db, person, task, cancellation))
                return true;
        return false;
    }
}

/// <summary>A feature whose participants read answers about a case on its own pages, and so their files.</summary>
public interface IAnswerDoor
{
    /// <summary>Whether this person reads this answer there.</summary>
    Task<bool> MayReadAsync(CanBoContext db, Guid personId, TaskItem task, CancellationToken cancellation);
}

/// <summary>A file to send.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Hash">SHA-256 of the content: its mark for caches.</param>
/// <param name="Bytes">The content.</param>
public sealed record FileContent(string Name, string ContentType, string Hash, byte[] Bytes);
