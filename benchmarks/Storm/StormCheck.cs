using System.Text.Json;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks.Storm;

/// <summary>Reads the database afterwards: is everything there that was acknowledged, and once?</summary>
internal sealed record StormCheck(int InTime, int Late, int Missing, int Twice, int DraftsKept, int DraftsMissing, int WronglyTold, int StillOpen)
{
    public bool IsGood => Missing + Twice + DraftsMissing + WronglyTold == 0;

    public static async Task<StormCheck> RunAsync(StormCampaign campaign, IReadOnlyCollection<StormVisit> visits)
    {
        await using var db = campaign.Services.GetRequiredService<CanBoReader>().Open();
        var tasks = await db.Set<TaskItem>().Where(t => t.CampaignId == campaign.Id && t.Kind == TaskKind.SelfAssessment).ToDictionaryAsync(t => t.Id);
        string[] kinds = ["TaskSubmitted", "LateAnswerKept"];
        var times = (await db.Set<AuditRow>().Where(a => kinds.Contains(a.Action)).Select(a => a.Data).ToListAsync())
            .Select(data => JsonDocument.Parse(data).RootElement.GetProperty("task").GetString()!).GroupBy(t => t).ToDictionary(g => Guid.Parse(g.Key), g => g.Count());
        var (inTime, late, missing, twice, kept, lost, wrong) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var visit in visits)
        {
            var task = tasks[visit.Person.TaskId];
            bool Holds(string? text) => text?.Contains(visit.Person.Text, StringComparison.Ordinal) == true;
            if (visit.Operation is null)
            {
                _ = !visit.DraftIsKept ? 0 : Holds(task.Draft) ? kept++ : lost++;
                continue;
            }

            var isLate = task.LateAt is not null;
            _ = isLate ? late++ : inTime++;
            missing += task.OperationId == visit.Operation && Holds(isLate ? task.LateAnswer : task.Answer) && (isLate || task.Status == TaskState.Done) ? 0 : 1;
            twice += times.GetValueOrDefault(task.Id) == 1 ? 0 : 1;
            wrong += isLate == visit.WasToldLate ? 0 : 1;
        }

        return new StormCheck(inTime, late, missing, twice, kept, lost, wrong, tasks.Values.Count(t => t.Status == TaskState.Open));
    }
}
