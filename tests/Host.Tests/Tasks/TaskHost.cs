using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Tasks;

/// <summary>The host with a small commune and a campaign that has asked everyone for their sheet.</summary>
public static class TaskHost
{
    private static readonly Actor Organiser = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    private const string Units = """
        code,name,parentCode,kind,deciderUnitCode,email
        T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,
        X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,
        P1,Phòng Kinh tế,X,agency,X,
        P2,Phòng Nội vụ,X,staffBody,X,
        CB,Chi bộ Ủy ban nhân dân xã,X,partyCell,,
        R1,Thôn Đông Hòa,X,residence,,
        """;

    private const string People = """
        code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom
        001,Lê Văn Tỉnh,tinh@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,,,2020-01-01
        010,Nguyễn Thị Hoa,hoa@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,001,full,,,2021-03-01
        011,Trần Văn Bình,binh@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,010,full,,,2021-03-01
        020,Phạm Thị Lan,lan@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,011,full,R1,,2021-03-01
        021,Đỗ Đình Ân,an@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,none,,,2022-08-15
        022,Vũ Thùy Dung,dung@sonlinh.example,,P1,Chuyên viên,Chuyên viên,020,probationary,,,2022-08-15
        030,Hồ Minh Quân,quan@sonlinh.example,,P2,Trưởng phòng,Trưởng phòng,010,full,R1,,2021-03-01
        """;

    private const string Memberships = """
        personCode,unitCode,role,rank,from,to
        001,T,head,,,
        010,X,head,,,
        011,X,deputy,1,,
        020,P1,head,,,
        030,P2,head,,,
        011,CB,secretary,,,
        """;

    /// <summary>Starts it; the sheet is the form of that code, or everything follows a procedure of one's own.</summary>
    public static async Task<HostFixture> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, string form = "D335-M02", Action<IServiceCollection>? services = null, string? procedure = null)
    {
        var host = await HostFixture.StartAsync(kind, services: services, settings: ("Work:Enabled", "false"));
        await ImportAsync(host, ImportKind.Units, Units);
        await ImportAsync(host, ImportKind.People, People);
        await ImportAsync(host, ImportKind.Memberships, Memberships);
        await host.Services.GetRequiredService<SaveProcedure>().DraftAsync("task-tests", procedure ?? Procedure(form), Actor.System, CancellationToken.None);
        await host.Services.GetRequiredService<SaveProcedure>().PublishAsync("task-tests", Actor.System, CancellationToken.None);
        var year = host.Clock.GetUtcNow().Year;
        var details = new CampaignDetails(
            $"Xếp loại công chức năm {year}", year, null, null, ["X"], "D335", new Dictionary<string, string> { ["*"] = "task-tests" }, null, "Văn phòng", "0299 381 2345");
        var campaign = await host.Services.GetRequiredService<CreateCampaign>().CreateAsync(details, Organiser, CancellationToken.None);
        await host.Services.GetRequiredService<LaunchCampaign>().LaunchAsync(campaign, Organiser, CancellationToken.None);
        return host;
    }

    /// <summary>The person of a code.</summary>
    public static Task<Guid> PersonAsync(this HostFixture host, string code) =>
        host.ReadAsync(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    /// <summary>The newest task of a kind about a person.</summary>
    public static Task<TaskItem> TaskAsync(this HostFixture host, string code, TaskKind kind = TaskKind.SelfAssessment) => host.ReadAsync(db =>
        (from task in db.Set<TaskItem>()
         join @case in db.Set<Case>() on task.CaseId equals @case.Id
         join person in db.Set<Person>() on @case.PersonId equals person.Id
         where person.Code == code && task.Kind == kind
         orderby task.OpenedAt descending
         select task).FirstAsync());

    private static async Task ImportAsync(HostFixture host, ImportKind kind, string text) => await host.Services.GetRequiredService<CommitImport>()
        .ImportAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text + "\n"), skipErrors: false, CancellationToken.None);

    private static string Procedure(string form) => new JsonObject
    {
        ["definitionId"] = "task-tests",
        ["name"] = "Quy trình để thử",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                Node("sheet", "CanBo.SelfAssessment", "Phiếu tự đánh giá", ("form", form), ("windowDays", 10)),
                Node("party", "CanBo.Opinion", "Ý kiến của cấp ủy", ("from", "PartyCommittee"), ("form", "opinion-party"), ("windowDays", 3)),
                Node("appraisal", "CanBo.Appraisal", "Tổng hợp, đề xuất mức xếp loại", ("by", "StaffBody"), ("form", "appraisal"), ("windowDays", 5)),
                Node("hold", "CanBo.Deadline", "Chờ", ("workingDays", 20)),
                Node("end", "Elsa.Finish", "Kết thúc")),
            ["connections"] = new JsonArray([.. Lines().Select(l => (JsonNode)new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = l.From, ["port"] = l.Port },
                ["target"] = new JsonObject { ["activity"] = l.To, ["port"] = "In" },
            })]),
        },
    }.ToJsonString();

    private static IEnumerable<(string From, string Port, string To)> Lines()
    {
        foreach (var port in (string[])["Submitted", "Overdue", "NotRequired"])
            yield return ("sheet", port, "party");
        foreach (var port in (string[])["Submitted", "Overdue", "NotRequired", "NoParticipant"])
            yield return ("party", port, "appraisal");
        foreach (var port in (string[])["Submitted", "Overdue", "NoParticipant"])
            yield return ("appraisal", port, "hold");
        yield return ("hold", "Passed", "end");
    }

    private static JsonObject Node(string id, string type, string label, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject { ["displayText"] = label } };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject
            {
                ["typeName"] = value is int ? "Int32" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value is int number ? number : (string)value },
            };
        return node;
    }
}
