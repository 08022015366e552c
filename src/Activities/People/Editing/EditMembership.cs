using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Editing;

/// <summary>Adds, changes or ends a membership of a person by hand.</summary>
/// <param name="editing">Writes.</param>
public sealed class EditMembership(PeopleEditing editing)
{
    /// <summary>Saves a membership.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="membershipId">Which; null for a new one.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">Something cannot be taken.</exception>
    public Task SaveAsync(Actor actor, Guid personId, Guid? membershipId, MembershipEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edit);
        return editing.RunAsync(
            actor,
            async (step, db, stop) =>
            {
                var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw new NotFoundException();
                var membership = membershipId is { } id
                    ? await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id && m.PersonId == personId, stop) ?? throw new NotFoundException()
                    : null;
                var checks = new EditChecks();
                var unit = await checks.UnitCodeAsync(db, "unitCode", edit.UnitCode, isNeeded: true, stop);
                if (edit.Rank is < 0 or > 999)
                    checks.Fail("rank", Sentence.Of("Thứ tự là số nguyên từ 1 đến 999, hoặc để trống."));
                checks.Order("to", edit.From, edit.To);
                checks.Throw();
                var facts = new MembershipFacts(person.Code, unit, edit.Role, edit.Rank, edit.From, edit.To);
                if (membership is null)
                    db.Add(Membership.Create(Ids.New(step.Now), facts));
                else
                    membership.Change(facts);
                step.Audit(personId, membership is null ? "MembershipAdded" : "MembershipChanged", actor.AuditName, Value.Object(("unit", Value.Of(unit))));
                return true;
            },
            cancellation);
    }
}
