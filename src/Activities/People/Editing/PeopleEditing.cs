using CanBo.Activities.Access;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.People.Editing;

/// <summary>What every edit of people and units does: only organisers, one at a time, links and flags kept right.</summary>
/// <param name="runner">Writes.</param>
/// <param name="mailboxes">Flags addresses afterwards.</param>
public sealed class PeopleEditing(StepRunner runner, MailboxFlags mailboxes)
{
    internal Task<T> RunAsync<T>(Actor actor, Func<StepScope, CanBoContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        actor.Require(ActorRoles.Organiser);
        return runner.RunAsync(
            async (step, stop) =>
            {
                await step.LockAsync(PeopleLock.Key, stop);
                var db = step.Db();
                var result = await work(step, db, stop);
                await step.FlushAsync(stop);
                await CodeLinks.LinkAsync(db, stop);
                await mailboxes.RefreshAsync(db, stop);
                return result;
            },
            cancellation);
    }
}
