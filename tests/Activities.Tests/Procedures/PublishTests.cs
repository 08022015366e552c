using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Definitions;
using CanBo.Testing;
using CanBo.Workflows.Soundness;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Procedures;

public sealed class PublishTests
{
    private const string Id = "unsound";

    private static readonly Actor Designer = new(Guid.NewGuid(), null, ActorRoles.Designer, SignInStrength.Password);

    private static readonly Actor Admin = new(Guid.NewGuid(), null, ActorRoles.Admin, SignInStrength.Password);

    [Theory, BothDatabases]
    public async Task Errors_come_back_with_the_draft_and_stop_publishing_with_the_path_that_shows_them(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var save = world.Get<SaveProcedure>();

        var draft = await save.DraftAsync(Id, Unsound, Designer, CancellationToken.None);
        var refused = await Should.ThrowAsync<ProcedureRefusedException>(() => save.PublishAsync(Id, Designer, CancellationToken.None));

        draft.Findings.ShouldContain(finding => finding.Code == FindingCodes.EndsWithoutDecision);
        var finding = refused.Findings.ShouldHaveSingleItem();
        finding.ActivityId.ShouldBe("sheet");
        finding.Path.ShouldHaveSingleItem().Port.ShouldBe("Overdue");
        refused.MayBeWaived.ShouldBeTrue();
        refused.Errors.ShouldHaveSingleItem().Field.ShouldBe("sheet.Overdue");
    }

    [Theory, BothDatabases]
    public async Task An_administrator_publishes_in_spite_of_errors_with_a_reason_that_the_audit_trail_keeps(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var save = world.Get<SaveProcedure>();
        await save.DraftAsync(Id, Unsound, Designer, CancellationToken.None);

        await Should.ThrowAsync<NotAllowedException>(() => save.PublishAsync(Id, "Tôi muốn thế", null, Designer, CancellationToken.None));
        await Should.ThrowAsync<ProcedureRefusedException>(() => save.PublishAsync(Id, "  ", null, Admin, CancellationToken.None));
        var published = await save.PublishAsync(Id, "Thử nghiệm ở một phòng trong tháng này", null, Admin, CancellationToken.None);

        published.Version.IsPublished.ShouldBeTrue();
        await using var db = world.Read();
        var waived = (await db.Set<AuditRow>().Where(row => row.Action == "ProcedureErrorsWaived").ToListAsync()).ShouldHaveSingleItem();
        waived.Actor.ShouldBe(Admin.AuditName);
        waived.Data.ShouldContain("Thử nghiệm ở một phòng trong tháng này");
        waived.Data.ShouldContain("EndsWithoutDecision sheet");
    }

    [Fact]
    public async Task What_the_definition_itself_says_wrongly_cannot_be_waived()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        var save = world.Get<SaveProcedure>();
        await save.DraftAsync(Id, Unsound.Replace("CanBo.SelfAssessment", "CanBo.Nothing", StringComparison.Ordinal), Designer, CancellationToken.None);

        var refused = await Should.ThrowAsync<ProcedureRefusedException>(() => save.PublishAsync(Id, "Vẫn muốn", null, Admin, CancellationToken.None));

        refused.Findings.ShouldContain(finding => finding.Code == FindingCodes.UnknownActivityType);
        refused.MayBeWaived.ShouldBeFalse();
    }

    [Fact]
    public async Task A_check_stores_nothing_reports_what_it_cannot_read_and_is_for_designers()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        var save = world.Get<SaveProcedure>();

        (await save.CheckAsync(Unsound, Designer, CancellationToken.None)).Findings.ShouldContain(finding => finding.Code == FindingCodes.EndsWithoutDecision && finding.Severity == "Error");
        (await save.CheckAsync("{ \"root\": 7 }", Designer, CancellationToken.None)).Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.Unreadable);
        await Should.ThrowAsync<NotAllowedException>(() => save.CheckAsync(Unsound, TaskWorld.Organiser, CancellationToken.None));
        (await world.Get<DefinitionQueries>().FindLatestAsync(Id, CancellationToken.None)).ShouldBeNull();
    }

    // The deadline of the sheet leads nowhere.
    private static string Unsound { get; } = Change(TaskProcedure.Json);

    private static string Change(string json)
    {
        var definition = JsonNode.Parse(json)!;
        definition["definitionId"] = Id;
        var connections = definition["root"]!["connections"]!.AsArray();
        connections.Remove(connections.Single(connection => (string)connection!["source"]!["activity"]! == "sheet" && (string)connection["source"]!["port"]! == "Overdue"));
        return definition.ToJsonString();
    }
}
