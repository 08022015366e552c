using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>
/// A sign-in link that an administrator makes for a person who cannot get in. On record with its reason, shown to that person ever after,
/// good once, and never enough to decide.
/// </summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For reading.</param>
/// <param name="links">Makes links.</param>
/// <param name="tokens">The address, shown once.</param>
public sealed class AdminLinks(StepRunner runner, CanBoReader reader, Links links, LinkTokens tokens)
{
    /// <summary>Makes a link.</summary>
    /// <returns>Its address, to be handed over; kept nowhere.</returns>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    /// <exception cref="InvalidInputException">No reason was given.</exception>
    public async Task<string> MakeAsync(Actor actor, Guid personId, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        var why = reason.Trim();
        if (why.Length is 0 or > 500)
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do tạo liên kết, không quá 500 ký tự; người nhận sẽ đọc được."));

        var link = await runner.RunAsync(
            async (step, token) =>
            {
                if (!await step.Db().Set<Person>().AnyAsync(p => p.Id == personId, token))
                    throw new NotFoundException();
                var by = await step.Db().Set<Account>().Where(a => a.Id == actor.AccountId).Select(a => a.UserName).SingleOrDefaultAsync(token);
                var made = links.Make(step, new NewLink(personId, LinkPurpose.Administrator, Sentence.Of("Quản trị viên tạo liên kết này để ông/bà vào được hệ thống."), "/")
                {
                    MadeById = actor.AccountId,
                    MadeByName = by ?? actor.AuditName,
                    Reason = why,
                });
                step.Audit(personId, "AdminLinkMade", actor.AuditName, Value.Object(("link", Value.Of(made.Id.ToString("D")))));
                return made;
            },
            cancellation);
        return tokens.AddressOf(link.Id);
    }

    /// <summary>Every link that administrators ever made for a person, newest first.</summary>
    public async Task<IReadOnlyList<AdminLinkLine>> OfPersonAsync(Guid personId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await db.Set<Link>()
            .Where(l => l.PersonId == personId && l.Purpose == LinkPurpose.Administrator)
            .OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id)
            .Select(l => new AdminLinkLine(l.MadeByName, l.Reason, l.CreatedAt, l.UsedAt))
            .ToListAsync(cancellation);
    }
}
