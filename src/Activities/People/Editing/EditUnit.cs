using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Editing;

/// <summary>Changes one unit by hand.</summary>
/// <param name="editing">Writes.</param>
public sealed class EditUnit(PeopleEditing editing)
{
    /// <summary>Saves what was typed.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="unitId">Which.</param>
    /// <param name="version">The version the form was opened with.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">Something cannot be taken, such as a parent that is below.</exception>
    /// <exception cref="RuleBrokenException">Somebody else saved meanwhile.</exception>
    public Task SaveAsync(Actor actor, Guid unitId, int version, UnitEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edit);
        return editing.RunAsync(
            actor,
            async (step, db, stop) =>
            {
                var unit = await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == unitId, stop) ?? throw new NotFoundException();
                EditChecks.SameVersion(version, unit.Version);
                var checks = new EditChecks();
                var facts = unit.Facts with
                {
                    Name = checks.Text("name", edit.Name, PeopleLimits.Name, Sentence.Of("Ghi tên đơn vị.")),
                    ParentCode = await checks.UnitCodeAsync(db, "parentCode", edit.ParentCode, isNeeded: false, stop),
                    Kind = edit.Kind,
                    DeciderUnitCode = await checks.UnitCodeAsync(db, "deciderUnitCode", edit.DeciderUnitCode, isNeeded: false, stop),
                    Email = checks.Email(edit.Email),
                };
                await CheckCycleAsync(db, facts, checks, stop);
                checks.Throw();
                if (facts != unit.Facts)
                {
                    unit.Change(facts);
                    step.Audit(unit.Id, "UnitChanged", actor.AuditName, Value.Object(("code", Value.Of(unit.Code))));
                }

                return true;
            },
            cancellation);
    }

    private static async Task CheckCycleAsync(CanBoContext db, UnitFacts facts, EditChecks checks, CancellationToken cancellation)
    {
        var above = await db.Set<Unit>().ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, cancellation);
        above[facts.Code] = facts.ParentCode;
        if (Cycles.Through(above, facts.Code) is { } cycle)
            checks.Fail("parentCode", Sentence.Of("Các đơn vị là cấp trên của nhau thành vòng: {0}. Sửa parentCode của một đơn vị.", string.Join(" → ", cycle)));
    }
}
