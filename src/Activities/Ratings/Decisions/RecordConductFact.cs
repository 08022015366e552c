using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The register of facts that hard rules look at. Rules only flag; the decider may set one aside with a written reason.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
public sealed class RecordConductFact(StepRunner steps, CanBoReader reader)
{
    /// <summary>Records a fact; returns its id.</summary>
    public Task<Guid> HandleAsync(Guid campaignId, string personCode, NewConductFact fact, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        RequireGood(fact);
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                await DecisionDesk.RunningAsync(db, campaignId, token);
                var person = await db.Set<Person>().Where(p => p.Code == personCode).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(token)
                    ?? throw new InvalidInputException("personCode", Sentence.Of("Không có người mang mã này."));
                var row = ConductFact.Record(Ids.New(step.Now), campaignId, person, fact, actor.AuditName, step.Now);
                db.Add(row);
                Audit(step, campaignId, "ConductFactRecorded", row, actor);
                return row.Id;
            },
            cancellation);
    }

    /// <summary>Takes a fact back.</summary>
    public Task RemoveAsync(Guid campaignId, Guid factId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return steps.RunAsync(
            async (step, token) =>
            {
                var row = await step.Db().Set<ConductFact>().FirstOrDefaultAsync(f => f.Id == factId && f.CampaignId == campaignId && f.RemovedAt == null, token) ?? throw new NotFoundException();
                row.Remove(step.Now);
                Audit(step, campaignId, "ConductFactRemoved", row, actor);
            },
            cancellation);
    }

    /// <summary>The register of a campaign, by name.</summary>
    public async Task<IReadOnlyList<ConductFactRow>> ListAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        return await (
            from fact in db.Set<ConductFact>()
            join person in db.Set<Person>() on fact.PersonId equals person.Id
            where fact.CampaignId == campaignId && fact.RemovedAt == null
            orderby person.SortKey, fact.At, fact.Id
            select new ConductFactRow(fact.Id, person.Id, person.Code, person.FullName, fact.Kind, fact.Document, fact.DocumentDate, fact.IsLinkedToDuty, fact.Number, fact.Note)).ToListAsync(cancellation);
    }

    private static void RequireGood(NewConductFact fact)
    {
        var errors = new List<FieldError>();
        if (fact.Kind == ConductFactKind.Discipline && fact.DocumentDate is null)
            errors.Add(new FieldError("documentDate", Sentence.Of("Ghi ngày của quyết định kỷ luật.")));
        if (fact.Kind is ConductFactKind.Discipline or ConductFactKind.ConcludedDecline or ConductFactKind.UnitCorruption && string.IsNullOrWhiteSpace(fact.Document))
            errors.Add(new FieldError("document", Sentence.Of("Ghi số văn bản.")));
        if (fact.Kind == ConductFactKind.MonthsWorked && fact.Number is not (>= 0 and <= 12))
            errors.Add(new FieldError("number", Sentence.Of("Số tháng từ 0 đến 12.")));
        if (fact.Kind == ConductFactKind.OldFaultsOpen && fact.Number is not (>= 0 and <= 1000))
            errors.Add(new FieldError("number", Sentence.Of("Số hạn chế từ 0 đến 1.000.")));
        if (fact.Document.Length > 120)
            errors.Add(new FieldError("document", Sentence.Of("Số văn bản tối đa 120 ký tự.")));
        if (fact.Note.Length > 1000)
            errors.Add(new FieldError("note", Sentence.Of("Ghi chú tối đa 1.000 ký tự.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }

    private static void Audit(StepScope step, Guid campaignId, string action, ConductFact row, Actor actor) => step.Audit(
        campaignId,
        action,
        actor.AuditName,
        Value.Object(("fact", Value.Of(row.Id.ToString("N", CultureInfo.InvariantCulture))), ("kind", Value.Of(row.Kind.ToString()))));
}

/// <summary>A fact in the register.</summary>
public sealed record ConductFactRow(Guid Id, Guid PersonId, string PersonCode, string PersonName, ConductFactKind Kind, string Document, DateOnly? DocumentDate, bool IsLinkedToDuty, decimal? Number, string Note);
