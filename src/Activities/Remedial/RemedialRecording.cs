using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Remedial;

/// <summary>Carries what an answer says of faults into their rows, in the answer's own transaction: a plan makes items, a later year's sheet reports on them.</summary>
internal static class RemedialRecording
{
    public static Task ApplyAsync(StepScope step, TaskDesk desk, TaskItem task, FormReading reading, CancellationToken cancellation) => task.Kind switch
    {
        TaskKind.RemedialPlan => PlanAsync(step, desk, reading, cancellation),
        TaskKind.SelfAssessment when !reading.Reports.IsEmpty => ReportAsync(step, desk, reading, cancellation),
        _ => Task.CompletedTask,
    };

    // A plan that was given back replaces what it said, except what a later sheet has reported on already.
    private static async Task PlanAsync(StepScope step, TaskDesk desk, FormReading reading, CancellationToken cancellation)
    {
        var db = step.Db();
        var @case = desk.Case;
        var plan = await db.Set<RemedialPlan>().FindAsync([@case.Id], cancellation);
        if (plan is null)
            db.Add(plan = RemedialPlan.Of(@case.Id, @case.CampaignId, @case.PersonId, desk.Campaign.Year));
        plan.Commit(reading.Commitment, step.Now);
        var earlier = await db.Set<RemedialItem>().Where(i => i.CaseId == @case.Id).ToListAsync(cancellation);
        db.RemoveRange(earlier.Where(i => i.ReportedYear is null));
        var number = earlier.Where(i => i.ReportedYear is not null).Select(i => i.Number).DefaultIfEmpty(0).Max();
        foreach (var row in reading.Faults)
            db.Add(RemedialItem.Plan(Ids.New(step.Now), plan, ++number, row));
    }

    private static async Task ReportAsync(StepScope step, TaskDesk desk, FormReading reading, CancellationToken cancellation)
    {
        var reports = reading.Reports.ToDictionary(r => r.ItemId);
        var ids = reports.Keys.ToList();
        var (person, year) = (desk.Case.PersonId, desk.Campaign.Year);
        foreach (var item in await step.Db().Set<RemedialItem>().Where(i => EF.Parameter(ids).Contains(i.Id) && i.PersonId == person && i.Year < year).ToListAsync(cancellation))
            item.Report(reports[item.Id], year, step.Now);
    }
}
