using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Browser.Tests.Commune;

/// <summary>
/// What fills an organiser's pages: residence committees that were asked, cases that stopped, a letter that was given up, a year entered afterwards.
/// </summary>
internal sealed record OrganiserSite(Guid Campaign, Guid Past, Guid Case, Guid StoppedCase, Guid Asked, Guid Residence, Guid Person, Guid Account)
{
    private const string Comment = """
        {"definitionId":"pages-residence","name":"Nhận xét nơi cư trú","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"ask","activities":[
          {"id":"ask","type":"CanBo.ResidenceComment","version":1,"metadata":{"displayText":"Nhận xét nơi cư trú"},"form":{"typeName":"String","expression":{"type":"Literal","value":"residence-comment"}},"windowDays":{"typeName":"Int32","expression":{"type":"Literal","value":10}}},
          {"id":"end","type":"Elsa.Finish","version":1}],
         "connections":[
          {"source":{"activity":"ask","port":"Submitted"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"ask","port":"Overdue"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"ask","port":"NoParticipant"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"ask","port":"NotRequired"},"target":{"activity":"end","port":"In"}}]}}
        """;

    private const string Stop = """
        {"definitionId":"pages-stop","name":"Dừng lại","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"stop","activities":[
          {"id":"stop","type":"Elsa.Fault","version":1,"metadata":{"displayText":"Kiểm tra hồ sơ"},"message":{"typeName":"String","expression":{"type":"Literal","value":"Thiếu hồ sơ."}}}],
         "connections":[]}}
        """;

    private const string Ratings = "personCode,rating\r\nSL005,XS\r\nSL006,TOT\r\nSL007,TOT\r\nSL008,HT\r\nSL009,TOT\r\nSL010,KHT\r\n";

    public static async Task<OrganiserSite> PrepareAsync(CommuneSite site)
    {
        await site.CreateAccountAsync("SL007");
        var past = await site.DoAsync(services => services.GetRequiredService<EnterPastCampaign>()
            .EnterAsync(new PastCampaign("Xếp loại công chức năm trước", TimeProvider.System.GetUtcNow().Year - 1, "D335"), Encoding.UTF8.GetBytes(Ratings), Actor.System, CancellationToken.None));
        var campaign = await site.DoAsync(LaunchAsync);
        var person = await site.ReadAsync(db => db.Set<Person>().Where(p => p.Code == "SL007").Select(p => p.Id).SingleAsync());
        await site.DoAsync(services => services.GetRequiredService<StepRunner>().RunAsync(
            (step, _) =>
            {
                var letter = MailItem.Compose(Ids.New(step.Now), campaign, person, "trong.nt@sonlinh.honglam.example", "digest", 2, null, step.Now);
                letter.Fail("550 5.1.1 <trong.nt@sonlinh.honglam.example>: Recipient address rejected: User unknown in local recipient table", isLast: true);
                step.Db().Add(letter);
                return Task.FromResult(true);
            },
            CancellationToken.None));
        return await site.ReadAsync(async db => new OrganiserSite(
            campaign,
            past,
            await db.Set<Case>().Where(c => c.CampaignId == campaign && c.FaultedAt == null).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            await db.Set<Case>().Where(c => c.CampaignId == campaign && c.FaultedAt != null).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.Kind == TaskKind.Residence).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(),
            await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.Kind == TaskKind.Residence).OrderBy(t => t.Id).Select(t => t.AssigneeId).FirstAsync(),
            person,
            await db.Set<Account>().Where(a => a.PersonId == person).Select(a => a.Id).SingleAsync()));
    }

    private static async Task<Guid> LaunchAsync(IServiceProvider services)
    {
        var save = services.GetRequiredService<SaveProcedure>();
        foreach (var (id, json) in new[] { ("pages-residence", Comment), ("pages-stop", Stop) })
        {
            await save.DraftAsync(id, json, Actor.System, CancellationToken.None);
            await save.PublishAsync(id, Actor.System, CancellationToken.None);
        }

        var details = new CampaignDetails(
            "Nhận xét nơi cư trú của công chức Văn phòng", TimeProvider.System.GetUtcNow().Year, null, null, ["VP"], "D335",
            new Dictionary<string, string> { ["*"] = "pages-residence", ["Cấp phòng"] = "pages-stop" }, null, "Văn phòng Ủy ban nhân dân xã", "0900000005");
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        var launch = services.GetRequiredService<LaunchCampaign>();
        var progress = await launch.LaunchAsync(campaign, Actor.System, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await launch.ContinueAsync(campaign, TimeSpan.FromSeconds(30), CancellationToken.None);
        return campaign;
    }
}
