using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Approvals;

/// <summary>
/// The commune of the tasks' tests with a council HD of four (010 heads it) and a group H3 of three (010, 020, 030), and a procedure of sheet, perhaps summing-up, and approval. About 021: superior and head of
/// the unit 020, staff body 030, Party committee 011, decider 010.
/// </summary>
internal static class ApprovalWorld
{
    public const string Subject = "021";

    private static readonly string[] Ports = ["Approved", "Rejected", "Overdue", "NoParticipant", "NotRequired"];

    public static Task<TaskWorld> StartAsync(DatabaseKind kind, string procedure, string sessionOptions = "") => TaskWorld.StartAsync(
        kind,
        procedure,
        TaskFiles.Units + "HD,Hội đồng đánh giá,X,collective,,\r\nHK,Hội đồng chưa lập,X,collective,,\r\nH3,Tổ thẩm định,X,collective,,\r\n",
        TaskFiles.People,
        TaskFiles.Memberships + "010,HD,head,,,\r\n011,HD,deputy,1,,\r\n020,HD,member,,,\r\n030,HD,member,,,\r\n010,H3,head,,,\r\n020,H3,member,,,\r\n030,H3,member,,,\r\n",
        "D335",
        sessionOptions);

    /// <summary>Sheet, approval; sent back to the sheet; each other port to a waiting place of its own.</summary>
    public static string Procedure(params (string Name, object Value)[] inputs) => Procedure(withAppraisal: false, inputs);

    public static string Procedure(bool withAppraisal, params (string Name, object Value)[] inputs) => new JsonObject
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
            [
                TaskProcedure.Node("sheet", "CanBo.SelfAssessment", ("form", "D335-M02")),
                .. withAppraisal ? [TaskProcedure.Node("staff", "CanBo.Appraisal", ("by", "StaffBody"), ("form", "appraisal"))] : Array.Empty<JsonNode>(),
                TaskProcedure.Node("approve", "CanBo.Approval", inputs),
                .. Ports.Select(port => TaskProcedure.Node($"after-{port}", "CanBo.Deadline", ("workingDays", 60))),
                TaskProcedure.Node("end", "Elsa.Finish"),
            ]),
            ["connections"] = new JsonArray(
            [
                .. new[] { "Submitted", "Overdue", "NotRequired" }.Select(port => TaskProcedure.Line("sheet", port, withAppraisal ? "staff" : "approve")),
                .. withAppraisal ? new[] { "Submitted", "Overdue", "NoParticipant" }.Select(port => TaskProcedure.Line("staff", port, "approve")) : [],
                TaskProcedure.Line("approve", "SentBack", "sheet"),
                .. Ports.Select(port => TaskProcedure.Line("approve", port, $"after-{port}")),
                .. Ports.Select(port => TaskProcedure.Line($"after-{port}", "Passed", "end")),
            ]),
        },
    }.ToJsonString();

    /// <summary>The person sends the sheet; what asks for approval then.</summary>
    public static async Task<ApprovalRound> SheetAsync(TaskWorld world)
    {
        await SendSheetAsync(world);
        return await RoundAsync(world);
    }

    /// <summary>The person sends the sheet, and nobody is asked for approval yet.</summary>
    public static async Task SendSheetAsync(TaskWorld world) => await world.SubmitAsync(await world.TaskAsync(Subject), Answers.Sheet());

    /// <summary>The newest approval about the person.</summary>
    public static async Task<ApprovalRound> RoundAsync(TaskWorld world)
    {
        var @case = await world.CaseAsync(Subject);
        await using var db = world.Read();
        return await db.Set<ApprovalRound>().Where(r => r.CaseId == @case.Id).OrderByDescending(r => r.Execution).FirstAsync();
    }

    public static async Task<List<ApprovalVoice>> VoicesAsync(TaskWorld world)
    {
        var round = await RoundAsync(world);
        await using var db = world.Read();
        return await db.Set<ApprovalVoice>().Where(v => v.RoundId == round.Id).OrderBy(v => v.Position).ToListAsync();
    }

    /// <summary>The newest task of approval of somebody about the person; null when there is none.</summary>
    public static async Task<TaskItem?> TaskAsync(TaskWorld world, string approver)
    {
        var actor = await world.ActorAsync(approver);
        var @case = await world.CaseAsync(Subject);
        await using var db = world.Read();
        return await db.Set<TaskItem>().Where(t => t.CaseId == @case.Id && t.Kind == TaskKind.Approval && t.AssigneeId == actor.PersonId).OrderByDescending(t => t.Execution).ThenByDescending(t => t.Id).FirstOrDefaultAsync();
    }

    public static async Task<ApprovalReceipt> GiveAsync(
        TaskWorld world, string approver, ApprovalAnswer? answer, string reason = "", string? operation = null, SignInStrength strength = SignInStrength.Pin)
    {
        var actor = await world.ActorAsync(approver) with { Strength = strength };
        var task = await TaskAsync(world, approver);
        return await world.Get<GiveApproval>().GiveAsync(actor, task!.Id, answer, reason, operation ?? Guid.NewGuid().ToString("N"), CancellationToken.None);
    }

    public static async Task DelegateAsync(TaskWorld world, string from, string to, string reason = "Đi công tác đến hết tuần.") =>
        await world.Get<HandOverApproval>().DelegateAsync(await world.ActorAsync(from), (await TaskAsync(world, from))!.Id, to, reason, CancellationToken.None);

    public static async Task<string> StepAsync(TaskWorld world) => (await world.CaseAsync(Subject)).CurrentStep;

    public static async Task<TaskState> StateAsync(TaskWorld world, string approver) => (await TaskAsync(world, approver))!.Status;
}
