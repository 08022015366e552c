using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Meetings;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Testing.City;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks.Cases;

/// <summary>
/// The leaders' procedure as it ships, from the self-assessment to the end of the last window: every opinion, both meetings, the appraisal, a secret vote of seventeen, the
/// decision inside the cap, notice and publication. One act after another, by the use cases that pages and API call; letters are written and picked up.
/// </summary>
internal sealed class LeadersYear(ServiceProvider services, Guid campaign)
{
    private const int Seats = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(5);

    private static readonly object Comment = new
    {
        way = "viet",
        example = "lam-tot",
        civic = "lam-tot",
        meetings = "co-lam",
        people = "lam-tot",
        helps = "lam-tot",
        strengths = "Gương mẫu.",
        limits = "Không",
        author = "Đinh Văn Hòa",
        authorPost = "Bí thư chi bộ",
        confirmer = "Lê Thị Mai",
        confirmerPost = "Phó Bí thư đảng ủy",
    };

    /// <summary>Imports the city and makes the campaign of so many of its agencies; each has four leaders.</summary>
    public static async Task<LeadersYear> PrepareAsync(ServiceProvider services, int agencies)
    {
        await services.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
        await services.GetRequiredService<ShippedProcedures>().ImportAsync(CancellationToken.None);
        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, content) in ((ImportKind, byte[])[])[(ImportKind.Units, CityFiles.Units()), (ImportKind.People, CityFiles.People()), (ImportKind.Memberships, CityFiles.Memberships())])
            await import.ImportAsync(Actor.System, kind, "city.csv", content, skipErrors: false, CancellationToken.None);
        var year = services.GetRequiredService<BusinessTime>().GetUtcNow().Year;
        var details = new CampaignDetails(
            "Đo", year, null, null, [.. Enumerable.Range(1, agencies).Select(a => CityFiles.Head(a).Replace('H', 'U'))], "HONGNGU",
            new Dictionary<string, string> { [CityFiles.Group] = "leader-annual", ["*"] = "none" }, null, "", "");
        return new LeadersYear(services, await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None));
    }

    /// <summary>Launches, and does whatever is asked until every case is finished. Returns how many there were.</summary>
    public async Task<int> RunAsync()
    {
        var launch = services.GetRequiredService<LaunchCampaign>();
        await LaunchBenchmark.LaunchAsync(launch, campaign);
        var due = services.GetRequiredService<DueWork>();
        for (var quiet = 0; quiet < 40;)
        {
            await due.RunAllAsync(CancellationToken.None);
            await using var db = services.GetRequiredService<CanBoReader>().Open();
            var cases = await db.Set<Case>().Where(c => c.CampaignId == campaign).Select(c => c.Status).ToListAsync();
            if (cases.TrueForAll(s => s == CaseStatus.Finished))
                return cases.Count;
            if (await WriteAsync(db) || await MeetAsync(db) || await VoteAsync(db) || await DecideAsync())
            {
                quiet = 0;
                continue;
            }

            quiet++;
            await services.GetRequiredService<BusinessClock>().AdvanceAsync(Pause, CancellationToken.None);
        }

        throw new InvalidOperationException("Nothing happens any more, and not every case is finished.");
    }

    /// <summary>How many tasks a case had, and how many people had a part in it: asked, at a meeting, or with a vote.</summary>
    public async Task<(double Tasks, double People)> PartsAsync()
    {
        await using var db = services.GetRequiredService<CanBoReader>().Open();
        var tasks = await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.CaseId != null).Select(t => new { t.CaseId, t.AssigneeId }).ToListAsync();
        var voters = await db.Set<Voter>().Select(v => v.PersonId).Distinct().ToListAsync();
        var present = (await (from row in db.Set<MeetingCase>()
                              join attendance in db.Set<MeetingAttendance>() on row.MeetingId equals attendance.MeetingId
                              select new { row.CaseId, attendance.PersonId }).ToListAsync()).ToLookup(a => a.CaseId, a => a.PersonId);
        var cases = tasks.GroupBy(t => t.CaseId!.Value).ToList();
        return (cases.Average(c => c.Count()), cases.Average(c => c.Select(t => t.AssigneeId).Union(voters).Union(present[c.Key]).Count()));
    }

    private async Task<bool> WriteAsync(CanBoContext db)
    {
        TaskKind[] written = [TaskKind.SelfAssessment, TaskKind.Opinion, TaskKind.Appraisal, TaskKind.Residence];
        var tasks = await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.Status == TaskState.Open && written.Contains(t.Kind))
            .OrderBy(t => t.Id).Select(t => new { t.Id, t.AssigneeId, t.Kind, t.FormCode, t.Seal, t.SubmittedAt }).ToListAsync();
        var open = tasks.Where(t => t.Seal == TaskSeal.None || t.SubmittedAt is null).ToList();
        var submit = services.GetRequiredService<SubmitTask>();
        foreach (var (task, place) in open.Select((t, n) => (t, n)))
        {
            var answer = task.Kind switch
            {
                TaskKind.SelfAssessment => LeaderSheets.SelfReview(place % 90),
                TaskKind.Appraisal => LeaderSheets.Appraisal(),
                TaskKind.Residence => Comment,
                _ => LeaderSheets.Remark(task.FormCode),
            };
            var actor = task.Kind == TaskKind.Residence ? Actor.System : Person(task.AssigneeId);
            await submit.SubmitAsync(actor, task.Id, task.Id.ToString("N"), RawValues.Parse(JsonSerializer.Serialize(answer)), isStrict: false, CancellationToken.None);
        }

        return open.Count > 0;
    }

    private async Task<bool> MeetAsync(CanBoContext db)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.CampaignId == campaign && m.Status == MeetingStatus.Planned).Select(m => new { m.Id, m.ChairId }).ToListAsync();
        var (queries, adopt) = (services.GetRequiredService<MeetingQueries>(), services.GetRequiredService<AdoptMeeting>());
        foreach (var meeting in meetings)
        {
            var view = await queries.GetAsync(meeting.Id, Person(meeting.ChairId), CancellationToken.None);
            var notes = view.Cases.Select(c => new MeetingCaseNotes(c.CaseId, "Tận tụy.", "", "", "Nhất trí."));
            await adopt.HandleAsync(meeting.Id, new MeetingDraft(Place: "Hội trường", Minutes: "Hội nghị nhất trí với các bản kiểm điểm.", Cases: [.. notes]), Person(meeting.ChairId), CancellationToken.None);
        }

        return meetings.Count > 0;
    }

    private async Task<bool> VoteAsync(CanBoContext db)
    {
        var sessions = await db.Set<VoteSession>().Where(s => s.CampaignId == campaign && s.Status == VoteStatus.Planned).Select(s => s.Id).ToListAsync();
        foreach (var session in sessions)
        {
            await services.GetRequiredService<OpenVote>().HandleAsync(session, new VoteOpening(null, false, []), Actor.System, CancellationToken.None);
            var voters = await db.Set<Voter>().Where(v => v.SessionId == session).Select(v => v.PersonId).ToListAsync();
            var rows = (await services.GetRequiredService<VoteQueries>().GetAsync(session, Actor.System, CancellationToken.None)).Rows;
            BallotMark[] marks = [.. rows.Select((r, n) => new BallotMark(r.CaseId, n < Seats ? Rating.XS : Rating.TOT))];
            foreach (var voter in voters)
                await services.GetRequiredService<CastBallot>().HandleAsync(session, marks, Person(voter), CancellationToken.None);
            await services.GetRequiredService<CloseVote>().HandleAsync(session, Actor.System, CancellationToken.None);
        }

        return sessions.Count > 0;
    }

    private async Task<bool> DecideAsync()
    {
        await using var db = services.GetRequiredService<CanBoReader>().Open();
        var head = Person(await db.Set<CanBo.Activities.People.Person>().Where(p => p.Code == "B01").Select(p => p.Id).SingleAsync());
        var list = await services.GetRequiredService<DecisionListQueries>().GetAsync(campaign, null, null, head, CancellationToken.None);
        RatingChoice[] choices = [.. list.Cases.Where(c => c.State == DecisionState.Awaiting).Select(c => new RatingChoice(c.CaseId, c.Seat == "awarded" ? Rating.XS : Rating.TOT))];
        if (choices.Length == 0)
            return false;
        var outcomes = await services.GetRequiredService<DecideRatings>().HandleAsync(new DecisionSigning(campaign, choices, "QD-01"), head, CancellationToken.None);
        return outcomes.Any(o => o.DecisionId is not null)
            ? true
            : throw new InvalidOperationException($"Nobody could be decided: {outcomes[0].Message?.InVietnamese}");
    }

    private static Actor Person(Guid id) => new(null, id, ActorRoles.None, SignInStrength.Password);
}
