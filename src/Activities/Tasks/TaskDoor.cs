using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>How use cases get at a task: who may, then the lock, then the row as it is under the lock.</summary>
internal static class TaskDoor
{
    private static readonly CompiledReading<Func<CanBoContext, Guid, Guid?, CancellationToken, Task<Place?>>> PlaceOf = new(() => EF.CompileAsyncQuery((CanBoContext db, Guid id, Guid? assignee, CancellationToken _) =>
        db.Set<TaskItem>().Where(t => t.Id == id && (assignee == null || t.AssigneeId == assignee)).Select(t => new Place(t.InstanceId, t.Execution)).FirstOrDefault()));

    private static readonly CompiledReading<Func<CanBoContext, Guid, Guid?, CancellationToken, Task<TaskItem?>>> ById = new(() => EF.CompileAsyncQuery((CanBoContext db, Guid id, Guid? assignee, CancellationToken _) =>
        db.Set<TaskItem>().FirstOrDefault(t => t.Id == id && (assignee == null || t.AssigneeId == assignee))));

    /// <summary>The actor's own task; for organisers also the request to a residence committee.</summary>
    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public static async Task<TaskItem> TakeOwnAsync(StepScope step, Actor actor, Guid taskId, CancellationToken cancellation)
    {
        // What a residence committee sent on paper is typed in by an organiser, on record.
        if (actor.Is(ActorRoles.Organiser) && await step.Db().Set<TaskItem>().AnyAsync(t => t.Id == taskId && t.Kind == TaskKind.Residence, cancellation))
            return await TakeAsync(step, taskId, null, cancellation);
        var person = actor.PersonId ?? throw new NotFoundException();
        var task = await TakeAsync(step, taskId, person, cancellation);
        // It may have been given to another while we waited.
        return task.AssigneeId == person ? task : throw new NotFoundException();
    }

    /// <summary>Any task, for those who run campaigns.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not know of it.</exception>
    /// <exception cref="NotAllowedException">It is the actor's own, but organising is not theirs.</exception>
    public static async Task<TaskItem> TakeAsOrganiserAsync(StepScope step, Actor actor, Guid taskId, CancellationToken cancellation)
    {
        if (actor.Is(ActorRoles.Organiser))
            return await TakeAsync(step, taskId, null, cancellation);
        var isOwn = await step.Db().Set<TaskItem>().AnyAsync(t => t.Id == taskId && t.AssigneeId == actor.PersonId, cancellation);
        throw isOwn ? new NotAllowedException() : new NotFoundException();
    }

    private static async Task<TaskItem> TakeAsync(StepScope step, Guid taskId, Guid? assignee, CancellationToken cancellation)
    {
        var db = step.Db();
        var place = await PlaceOf.For(db)(db, taskId, assignee, cancellation) ?? throw new NotFoundException();
        while (true)
        {
            if (place is ({ } instance, { } execution))
                await StepLock.TakeAsync(step, instance, execution, cancellation);
            else
                await StepLock.TakeAsync(step, taskId, cancellation);

            // While we waited, a return may have moved the task to a new round of its step, which has a lock of its own.
            var task = await ById.For(db)(db, taskId, assignee, cancellation) ?? throw new NotFoundException();
            var now = new Place(task.InstanceId, task.Execution);
            if (now == place)
                return task;
            place = now;
            db.Entry(task).State = EntityState.Detached;
        }
    }

    private sealed record Place(Guid? InstanceId, int? Execution);
}
