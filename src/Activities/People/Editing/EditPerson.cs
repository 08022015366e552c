using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Editing;

/// <summary>Changes one person by hand.</summary>
/// <param name="editing">Writes.</param>
public sealed class EditPerson(PeopleEditing editing)
{
    /// <summary>Saves what was typed.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="personId">Whom.</param>
    /// <param name="version">The version the form was opened with.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">Something cannot be taken.</exception>
    /// <exception cref="RuleBrokenException">Somebody else saved meanwhile.</exception>
    public Task SaveAsync(Actor actor, Guid personId, int version, PersonEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edit);
        return editing.RunAsync(
            actor,
            async (step, db, stop) =>
            {
                var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw new NotFoundException();
                EditChecks.SameVersion(version, person.Version);
                var checks = new EditChecks();
                var facts = person.Facts with
                {
                    FullName = checks.Text("fullName", edit.FullName, PeopleLimits.Name, Sentence.Of("Ghi họ tên.")),
                    Email = checks.Email(edit.Email),
                    Phone = checks.Phone(edit.Phone),
                    PartyStatus = edit.PartyStatus,
                    ResidenceCode = await checks.UnitCodeAsync(db, "residenceCode", edit.ResidenceCode, isNeeded: false, stop),
                    ResidenceExemptReason = checks.Text("residenceExemptReason", edit.ResidenceExemptReason, PeopleLimits.Reason),
                    ActiveFrom = edit.ActiveFrom ?? person.ActiveFrom,
                    ActiveTo = edit.ActiveTo,
                };
                checks.Order("activeTo", facts.ActiveFrom, facts.ActiveTo);
                checks.Throw();
                if (facts != person.Facts)
                {
                    var changed = Changed(person.Facts, facts);
                    person.Change(facts);
                    step.Audit(person.Id, "PersonChanged", actor.AuditName, Value.Object(("fields", Value.Strings(changed))));
                }

                return true;
            },
            cancellation);
    }

    /// <summary>The person leaves: their posts and memberships end with the same day, if they last longer.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="personId">Whom.</param>
    /// <param name="lastDay">The last day in the organisation.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">The day is before the first day.</exception>
    public Task EndAsync(Actor actor, Guid personId, DateOnly lastDay, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return editing.RunAsync(
            actor,
            async (step, db, stop) =>
            {
                var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw new NotFoundException();
                if (lastDay < person.ActiveFrom)
                    throw new InvalidInputException("lastDay", Sentence.Of("Ngày cuối trước ngày đầu. Sửa một trong hai ngày."));
                person.Change(person.Facts with { ActiveTo = lastDay });
                foreach (var post in await db.Set<Post>().Where(p => p.PersonId == personId && (p.To == null || p.To > lastDay)).ToListAsync(stop))
                    post.Change(post.Facts with { To = lastDay < post.From ? post.From : lastDay });
                foreach (var membership in await db.Set<Membership>().Where(m => m.PersonId == personId && (m.To == null || m.To > lastDay)).ToListAsync(stop))
                    membership.Change(membership.Facts with { To = lastDay < membership.From ? membership.From : lastDay });
                step.Audit(person.Id, "PersonLeft", actor.AuditName, Value.Object(("lastDay", Value.Of(DateCells.Iso(lastDay)))));
                return true;
            },
            cancellation);
    }

    // Names of fields only: the audit trail keeps no personal data.
    private static IEnumerable<string> Changed(PersonFacts before, PersonFacts after) => Fields.Of(
        ("fullName", before.FullName, after.FullName),
        ("email", before.Email, after.Email),
        ("phone", before.Phone, after.Phone),
        ("partyStatus", CodeWords.Of(before.PartyStatus), CodeWords.Of(after.PartyStatus)),
        ("residenceCode", before.ResidenceCode, after.ResidenceCode),
        ("residenceExemptReason", before.ResidenceExemptReason, after.ResidenceExemptReason),
        ("activeFrom", DateCells.Iso(before.ActiveFrom), DateCells.Iso(after.ActiveFrom)),
        ("activeTo", DateCells.Iso(before.ActiveTo ?? DateOnly.MaxValue), DateCells.Iso(after.ActiveTo ?? DateOnly.MaxValue))).Select(f => f.Field);
}
