using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>The written parts of a file: the person reads the own sheet, the decider and organisers everything.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="answers">What people answered.</param>
public sealed class CaseDocuments(CanBoReader reader, CaseAnswers answers)
{
    /// <summary>The answers this actor may read.</summary>
    /// <exception cref="NotFoundException">There is no such case for this actor.</exception>
    public async Task<(string Person, ImmutableArray<CaseAnswer> Answers)> GetAsync(Guid caseId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var @case = await CaseDoor.Visible(db, actor).FirstOrDefaultAsync(c => c.Id == caseId, cancellation) ?? throw new NotFoundException();
        var name = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);
        return (name, await answers.OfAsync(db, caseId, CaseDoor.SeesAll(@case, actor) ? [] : [TaskKind.SelfAssessment], cancellation));
    }
}
