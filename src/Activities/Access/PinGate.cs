using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>
/// The PIN: set once by the person who came by a link in the own mailbox (or with the own password), asked for before decisions. Five wrong
/// tries, then fifteen minutes of nothing.
/// </summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For reading.</param>
/// <param name="attempts">Counts the tries.</param>
/// <param name="clock">System time.</param>
public sealed class PinGate(StepRunner runner, CanBoReader reader, AttemptGuard attempts, TimeProvider clock)
{
    private static readonly PasswordHasher<PersonPin> Hasher = new();

    /// <summary>What the PIN page can offer this actor.</summary>
    public async Task<PinState> FindAsync(Actor actor, Guid? linkId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.PersonId is not { } person)
            return PinState.NotForThisSignIn;
        await using var db = reader.Open();
        var isSet = await db.Set<PersonPin>().AnyAsync(p => p.PersonId == person, cancellation);
        if (actor.Strength == SignInStrength.AdminLink)
            return PinState.NotForThisSignIn;
        if (isSet)
            return PinState.Ask;
        return await MaySetAsync(db, actor, linkId, cancellation) ? PinState.SetFirst : PinState.NotForThisSignIn;
    }

    /// <summary>Tries a PIN. Who was answered <see cref="PinOutcome.Right"/> may decide for <see cref="SignInTicket.PinPeriod"/>.</summary>
    /// <exception cref="NotAllowedException">The actor is no person, or came by an administrator's link.</exception>
    public async Task<PinOutcome> TryAsync(Actor actor, string pin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.PersonId is not { } person || actor.Strength is SignInStrength.AdminLink)
            throw new NotAllowedException();

        var key = $"pin:{person:N}";
        var attempt = await attempts.BeginAsync(key, cancellation);
        if (attempt is Attempt.Refused refused)
            return new PinOutcome.Locked(refused.Until);

        await using var db = reader.Open();
        var stored = await db.Set<PersonPin>().SingleOrDefaultAsync(p => p.PersonId == person, cancellation);
        if (stored is not null && Hasher.VerifyHashedPassword(stored, stored.Hash, pin.Trim()) != PasswordVerificationResult.Failed)
        {
            await attempts.ForgiveAsync(key, cancellation);
            return new PinOutcome.Right();
        }

        return attempt is Attempt.Allowed allowed ? new PinOutcome.Wrong(allowed.Left) : new PinOutcome.Locked(((Attempt.Last)attempt).Until);
    }

    /// <summary>Sets the PIN, the first time or (after a password or the old PIN) again.</summary>
    /// <exception cref="InvalidInputException">Not 6 to 12 digits, too easy, or the repetition differs.</exception>
    /// <exception cref="NotAllowedException">This sign-in does not prove enough.</exception>
    public async Task SetAsync(Actor actor, Guid? linkId, string pin, string again, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var clean = pin.Trim();
        if (PinRules.Find(clean) is { } weakness)
            throw new InvalidInputException("pin", weakness);
        if (clean != again.Trim())
            throw new InvalidInputException("again", Sentence.Of("Hai lần nhập mã PIN chưa giống nhau."));

        await runner.RunAsync(
            async (step, token) =>
            {
                if (actor.PersonId is not { } person || !await MaySetAsync(step.Db(), actor, linkId, token))
                    throw new NotAllowedException();

                await step.LockAsync($"pin:{person:N}", token);
                var row = await step.Db().Set<PersonPin>().SingleOrDefaultAsync(p => p.PersonId == person, token);
                if (row is not null && !actor.MayDecide)
                    throw new NotAllowedException();
                if (row is null)
                    step.Db().Add(row = PersonPin.For(person));
                row.Set(Hasher.HashPassword(row, clean), clock.GetUtcNow());
                step.Audit(person, "PinSet", actor.AuditName, Value.EmptyObject);
            },
            cancellation);
    }

    /// <summary>Takes a forgotten PIN away; the person sets a new one at the next link. Administrators only; on record.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    public Task ResetAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        return runner.RunAsync(
            async (step, token) =>
            {
                await step.Db().Set<PersonPin>().Where(p => p.PersonId == personId).ExecuteDeleteAsync(token);
                step.Audit(personId, "PinReset", actor.AuditName, Value.EmptyObject);
            },
            cancellation);
    }

    // A mailbox that others read, a sheet of paper and an administrator's link prove too little for a first PIN.
    private static async Task<bool> MaySetAsync(CanBoContext db, Actor actor, Guid? linkId, CancellationToken cancellation) =>
        actor.MayDecide
        || (actor.Strength == SignInStrength.MailLink
            && await db.Set<Link>().AnyAsync(l => l.Id == linkId && l.PersonId == actor.PersonId && l.Purpose == LinkPurpose.Mail, cancellation)
            && await db.Set<Person>().AnyAsync(p => p.Id == actor.PersonId && p.Mailbox == Mailbox.Own, cancellation));
}
