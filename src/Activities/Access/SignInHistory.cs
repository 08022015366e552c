using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>The sign-ins of the actor's own account or person.</summary>
/// <param name="reader">For reading.</param>
public sealed class SignInHistory(CanBoReader reader)
{
    /// <summary>The last fifty, newest first.</summary>
    public async Task<IReadOnlyList<SignInRecord>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        return await db.Set<SignInRecord>()
            .Where(r => (actor.AccountId != null && r.AccountId == actor.AccountId) || (actor.PersonId != null && r.PersonId == actor.PersonId))
            .OrderByDescending(r => r.At).ThenBy(r => r.Id)
            .Take(50)
            .ToListAsync(cancellation);
    }
}
