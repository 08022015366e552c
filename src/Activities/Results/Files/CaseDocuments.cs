using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Archiving;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>
/// The written parts of a file: the person reads the own sheet, the decider and organisers everything, and whom another feature lets in (those convoked to the
/// meeting about the case) the sheet.
/// </summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="answers">What people answered.</param>
/// <param name="doors">Features whose participants read sheets.</param>
public sealed class CaseDocuments(CanBoReader reader, CaseAnswers answers, IEnumerable<IAnswerDoor> doors)
{
    /// <summary>The answers this actor may read.</summary>
    /// <exception cref="NotFoundException">There is no such case for this actor.</exception>
    public async Task<CaseReading> GetAsync(Guid caseId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var @case = await CaseDoor.Visible(db, actor).FirstOrDefaultAsync(c => c.Id == caseId, cancellation);
        var isOfTheCase = @case is not null;
        @case ??= await LetInAsync(db, caseId, actor, cancellation) ?? throw new NotFoundException();
        var name = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);
        var read = await answers.OfAsync(db, caseId, isOfTheCase && CaseDoor.SeesAll(@case, actor) ? [] : [TaskKind.SelfAssessment, .. isOfTheCase ? [TaskKind.RemedialPlan] : Array.Empty<TaskKind>()], cancellation);
        return new CaseReading(name, isOfTheCase, isOfTheCase ? read : [.. read.Where(a => a.IsInForce)], @case.CampaignId, await ArchivedDetails.OfAsync(db, @case.CampaignId, cancellation));
    }

    private async Task<Case?> LetInAsync(CanBoContext db, Guid caseId, Actor actor, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } person)
            return null;
        foreach (var sheet in await db.Set<TaskItem>().Where(t => t.CaseId == caseId && t.Kind == TaskKind.SelfAssessment && t.Answer != null).ToListAsync(cancellation))
            foreach (var door in doors)
                if (await door.MayReadAsync(db, person, sheet, cancellation))
                    return await db.Set<Case>().FirstAsync(c => c.Id == caseId, cancellation);
        return null;
    }
}

/// <summary>What one reader reads of a case.</summary>
/// <param name="Person">Who is evaluated.</param>
/// <param name="MayOpenFile">Whether the reader may open the whole file too.</param>
/// <param name="Answers">The answers.</param>
/// <param name="CampaignId">The case's campaign.</param>
/// <param name="Archived">Where its details went; null while they are here.</param>
public sealed record CaseReading(string Person, bool MayOpenFile, ImmutableArray<CaseAnswer> Answers, Guid CampaignId, ArchivedDetails? Archived);
