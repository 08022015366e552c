using System.Text.Json.Nodes;
using CanBo.Activities.Forms;
using CanBo.Activities.Opinions;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Opinions;

/// <summary>A commune whose office head (020) has six subordinates, with a procedure that asks them all at once: peers by name, subordinates sealed, the residence area by link.</summary>
internal static class OpinionWorld
{
    private static readonly string Units = Lines(
        "code,name,parentCode,kind,deciderUnitCode,email",
        "T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,",
        "X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,",
        "P1,Phòng Kinh tế,X,agency,X,",
        "P2,Phòng Văn hóa,X,agency,X,",
        "Y,Ban Quản lý dự án,T,agency,,",
        "LD,Tập thể lãnh đạo xã,X,collective,,",
        "R1,Thôn Đông Hòa,X,residence,,chibo.donghoa@thon.example",
        "R2,Thôn Nam Lĩnh,X,residence,,");

    private static readonly string People = Lines(
        [
            "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
            "001,Lê Văn Tỉnh,tinh@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,R2,,2020-01-01",
            "010,Nguyễn Thị Hoa,hoa@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,001,full,R1,,2021-03-01",
            "020,Phạm Thị Lan,lan@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,010,full,R1,,2021-03-01",
            "030,Hồ Minh Quân,quan@sonlinh.example,,P2,Trưởng phòng,Trưởng phòng,010,full,R1,ở nhà công vụ,2021-03-01",
            "031,Mai Xuân Thưởng,thuong@sonlinh.example,,P2,Chuyên viên,Chuyên viên,030,none,,,2021-03-01",
            .. Enumerable.Range(1, 6).Select(i => $"02{i},Vũ Thùy Số {i},cv{i}@sonlinh.example,,P1,Chuyên viên,Chuyên viên,020,full,R2,,2022-08-15"),
        ]);

    private static readonly string Memberships = Lines("personCode,unitCode,role,rank,from,to", "001,T,head,,,", "010,X,head,,,", "020,P1,head,,,", "030,P2,head,,,", "010,LD,head,,,");

    /// <summary>A procedure with one opinion step, then a long deadline.</summary>
    public static string Asking(string from, string form, string names = "named", string mode = "all", int minReplies = 0) => Procedure(
        TaskProcedure.Node("ask", "CanBo.Opinion", ("from", from), ("form", form), ("windowDays", 5), ("names", names), ("mode", mode), ("minReplies", minReplies)));

    /// <summary>A procedure that asks peers and, beside them, subordinates.</summary>
    public static string AskingBoth()
    {
        var procedure = JsonNode.Parse(Asking("Peers", "remark-peer"))!;
        var root = procedure["root"]!;
        root["start"] = "fork";
        var fork = TaskProcedure.Node("fork", "Elsa.FlowFork");
        fork["branches"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = """["a","b"]""" } };
        root["activities"]!.AsArray().Add(fork);
        root["activities"]!.AsArray().Add(TaskProcedure.Node("below", "CanBo.Opinion", ("from", "Subordinates"), ("form", "remark-subordinates"), ("windowDays", 5)));
        root["connections"]!.AsArray().Add(TaskProcedure.Line("fork", "a", "ask"));
        root["connections"]!.AsArray().Add(TaskProcedure.Line("fork", "b", "below"));
        return procedure.ToJsonString();
    }

    /// <summary>A procedure that asks the residence area, then a long deadline.</summary>
    public static string AskingResidence { get; } = Procedure(TaskProcedure.Node("ask", "CanBo.ResidenceComment", ("form", "residence-comment"), ("windowDays", 5)));

    public static Task<TaskWorld> StartAsync(DatabaseKind kind, string procedure) => TaskWorld.StartAsync(kind, procedure, Units, People, Memberships, "R366");

    /// <summary>The tasks of one kind about a person, in the order of their assignees.</summary>
    public static async Task<List<TaskItem>> TasksAsync(TaskWorld world, string code, TaskKind kind = TaskKind.Opinion)
    {
        var @case = await world.CaseAsync(code);
        await using var db = world.Read();
        return await db.Set<TaskItem>().Where(t => t.CaseId == @case.Id && t.Kind == kind).OrderBy(t => t.AssigneeId).ToListAsync();
    }

    public static async Task<OpinionRound> RoundAsync(TaskWorld world, string code)
    {
        var @case = await world.CaseAsync(code);
        await using var db = world.Read();
        return await db.Set<OpinionRound>().SingleAsync(r => r.CaseId == @case.Id);
    }

    public static RawValues FromBelow(string level, string good) =>
        RawValues.Parse($$"""{"leads":"{{level}}","fair":"{{level}}","example":"tot","good":"{{good}}","improve":""}""");

    public static RawValues FromBeside(string strengths) =>
        RawValues.Parse($$"""{"strengths":"{{strengths}}","improve":"Bàn bạc sớm hơn.","politics":"tot","work":"tot","rating":"TOT"}""");

    private static string Procedure(JsonObject step) => new JsonObject
    {
        ["definitionId"] = "task-tests",
        ["name"] = "Quy trình để thử",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "ask",
            ["activities"] = new JsonArray(step, TaskProcedure.Node("hold", "CanBo.Deadline", ("workingDays", 40)), TaskProcedure.Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                [.. new[] { "Submitted", "Overdue", "NoParticipant", "NotRequired" }.Select(port => TaskProcedure.Line("ask", port, "hold")), TaskProcedure.Line("hold", "Passed", "end")]),
        },
    }.ToJsonString();

    private static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
