using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Results;
using CanBo.Testing;
using CanBo.Testing.Mail;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Mail;

/// <summary>Domain.md §7: whoever has 112 cases receives one message, not 112.</summary>
public sealed class DigestTests
{
    private const int People = 112;

    [Theory, BothDatabases]
    public async Task A_person_with_112_tasks_gets_one_letter_and_one_reminder(DatabaseKind kind)
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transports.Smtp(TimeProvider.System, new SmtpOptions { Host = SmtpServerPeer.Host, Port = server.Port, Security = SmtpSecurity.None });
        await using var world = await ResultWorld.StartAsync(kind, transport);
        var chief = await AskAboutManyAsync(world);

        await world.MailAsync();
        var asked = await ToChiefAsync(server);
        await world.PassAsync(TimeSpan.FromDays(8));
        await world.MailAsync();
        var reminded = (await ToChiefAsync(server))[asked.Count..];

        await using var db = world.Read();
        (await db.Set<TaskItem>().CountAsync(t => t.AssigneeId == chief && t.Status == TaskState.Open)).ShouldBe(People);
        asked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.Subject.ShouldContain("(112 việc)"),
            m => m.Text.ShouldContain("có 112 việc chờ ở đây"),
            m => m.Text.ShouldNotContain("Xin nhắc"),
            m => m.Links.ShouldHaveSingleItem());
        reminded.ShouldHaveSingleItem().Text.ShouldContain("Xin nhắc: Đợt “Lấy ý kiến năm 2026” có 112 việc chờ ở đây");
    }

    private static async Task<List<ReceivedMail>> ToChiefAsync(SmtpServerPeer server) =>
        [.. (await server.ReceivedAsync()).Where(m => m.EnvelopeTo == "truong@tinhuy.example")];

    // The head of one unit is asked for an opinion about each of its 112 people.
    private static async Task<Guid> AskAboutManyAsync(ResultWorld world)
    {
        var people = new StringBuilder("code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n"
            + "V000,Đoàn Thế Trưởng,truong@tinhuy.example,,V,Trưởng ban,Lãnh đạo ban,,full,,,2020-01-01\n");
        for (var number = 1; number <= People; number++)
            people.Append(CultureInfo.InvariantCulture, $"V{number:000},Lê Văn {number},v{number}@tinhuy.example,,V,Chuyên viên,Chuyên viên ban,,full,,,2020-01-01\n");
        await ImportAsync(world, ImportKind.Units, "code,name,parentCode,kind,deciderUnitCode,email\nV,Ban Tổ chức,T,agency,,\n");
        await ImportAsync(world, ImportKind.People, people.ToString());
        await ImportAsync(world, ImportKind.Memberships, "personCode,unitCode,role,rank,from,to\nV000,V,head,,,\n");
        await world.Get<SaveProcedure>().DraftAsync("many", Procedure, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync("many", Actor.System, CancellationToken.None);
        var details = new CampaignDetails("Lấy ý kiến năm 2026", 2026, null, null, ["V"], "D335", new Dictionary<string, string> { ["*"] = "many" }, null, "Văn phòng", "0299 381 2345");
        var campaign = await world.Get<CreateCampaign>().CreateAsync(details, ResultWorld.Organiser, CancellationToken.None);
        var progress = await world.Get<LaunchCampaign>().LaunchAsync(campaign, ResultWorld.Organiser, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await world.Get<LaunchCampaign>().ContinueAsync(campaign, TimeSpan.FromSeconds(30), CancellationToken.None);
        await using var db = world.Read();
        return await db.Set<Person>().Where(p => p.Code == "V000").Select(p => p.Id).SingleAsync();
    }

    private static async Task ImportAsync(ResultWorld world, ImportKind kind, string file) =>
        await world.Get<CommitImport>().ImportAsync(ResultWorld.Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(file), skipErrors: false, CancellationToken.None);

    private static string Procedure { get; } = new JsonObject
    {
        ["definitionId"] = "many",
        ["name"] = "Ý kiến của người đứng đầu",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "staff",
            ["activities"] = new JsonArray(
                Node("staff", "CanBo.Decide", ("fact", "positionGroup"), ("operator", "equals"), ("value", "Chuyên viên ban")),
                Node("opinion", "CanBo.Opinion", ("from", "UnitHead"), ("form", "opinion-party"), ("windowDays", "7")),
                Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(Line("staff", "True", "opinion"), Line("staff", "False", "end"), Line("opinion", "Submitted", "end"), Line("opinion", "Overdue", "end"), Line("opinion", "NoParticipant", "end"), Line("opinion", "NotRequired", "end")),
        },
    }.ToJsonString();

    private static JsonObject Node(string id, string type, params (string Name, string Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        return node;
    }

    private static JsonObject Line(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
