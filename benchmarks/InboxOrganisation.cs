using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks;

/// <summary>A province's offices after twenty campaigns: everybody has a case in each, and somebody is asked five times about each case.</summary>
/// <param name="PersonId">The one with the long inbox.</param>
/// <param name="Cases">Cases written.</param>
/// <param name="Tasks">Tasks written.</param>
internal sealed record InboxOrganisation(Guid PersonId, int Cases, int Tasks)
{
    /// <summary>Tables up to this size may be read whole: they are a few pages and do not grow with the people asked.</summary>
    public const int Small = 1_000;
    public const int People = 10_000;
    public const int Campaigns = 20;
    public const int Open = 112;
    private const int Batch = 4_000;
    private const int AskedAboutEach = 5;

    private static readonly DateTimeOffset Start = new(2007, 11, 15, 1, 0, 0, TimeSpan.Zero);
    private static readonly Sentence Why = Sentence.Of("Đồng chí là người được hỏi ý kiến.");

    /// <summary>Writes it through the application's own steps.</summary>
    public static async Task<InboxOrganisation> FillAsync(ServiceProvider services, int tasks)
    {
        await LaunchBenchmark.ImportAsync(services, People);
        var steps = services.GetRequiredService<StepRunner>();
        List<Standing> people;
        await using (var db = services.GetRequiredService<CanBoReader>().Open())
        {
            var posts = await db.Set<Post>().Where(p => p.UnitId != null).ToDictionaryAsync(p => p.PersonId);
            people = [.. (await db.Set<Person>().OrderBy(p => p.Code).Select(p => p.Id).ToListAsync()).Select(id => new Standing(id, posts[id].Id, posts[id].UnitId!.Value))];
        }

        var leader = people[^1].PersonId;
        var (caseCount, taskCount) = (0, 0);
        foreach (var batch in Rows(people, leader, tasks).Chunk(Batch))
        {
            caseCount += batch.OfType<Case>().Count();
            taskCount += batch.OfType<TaskItem>().Count();
            await steps.RunAsync(
                (step, _) =>
                {
                    step.Db().AddRange(batch);
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }

        await using (var db = services.GetRequiredService<CanBoReader>().Open())
            await db.Database.ExecuteSqlRawAsync("analyze");
        return new InboxOrganisation(leader, caseCount, taskCount);
    }

    private static IEnumerable<object> Rows(List<Standing> people, Guid leader, int tasks)
    {
        for (var number = 0; number < Campaigns; number++)
        {
            var left = tasks / Campaigns;
            var at = Start.AddYears(number);
            var isLast = number == Campaigns - 1;
            var campaign = Campaign.Draft(Guid.NewGuid(), $"Xếp loại năm {at.Year.ToString(CultureInfo.InvariantCulture)}", at.Year, new DateOnly(at.Year, 1, 1), new DateOnly(at.Year, 12, 31), at);
            campaign.BeginLaunch(at);
            campaign.Run();
            if (!isLast)
                campaign.Close(at.AddDays(40));
            yield return campaign;
            for (var index = 0; index < people.Count && left > 0; index++)
            {
                var subject = people[index];
                var @case = Case.Open(new NewCase(Guid.NewGuid(), campaign.Id, subject.PersonId, subject.PostId, subject.UnitId, subject.UnitId, leader, "Chuyên viên", false, false, Guid.NewGuid(), "bench"), at);
                yield return @case;
                for (var asked = 0; asked < AskedAboutEach && left > 0; asked++, left--)
                {
                    // The leader is asked about the same 112 people every year, and this year has not answered.
                    var isLeader = asked == 1 && index < Open;
                    var assignee = isLeader ? leader : people[(index + (asked * 37)) % (people.Count - 1)].PersonId;
                    var task = TaskItem.Open(Guid.NewGuid(), new NewTask(campaign.Id, asked == 0 ? TaskKind.SelfAssessment : TaskKind.Opinion, assignee, Why)
                    {
                        CaseId = @case.Id,
                        InstanceId = @case.InstanceId,
                        Execution = asked + 1,
                        NodeId = "step" + asked.ToString(CultureInfo.InvariantCulture),
                        FormCode = asked == 0 ? "D335-M02" : "opinion-party",
                        FormVersion = 1,
                        DueAt = at.AddDays(10 + (index % 7)),
                    }, at);
                    if (!isLast || (asked == 0 && index % 2 == 0))
                        task.Submit("{}", task.Id.ToString("N"), at.AddDays(3));
                    yield return task;
                }
            }
        }
    }

    private sealed record Standing(Guid PersonId, Guid PostId, Guid UnitId);
}
