using System.Net;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Procedures;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Designer;

public sealed class DefinitionApiTests
{
    private const string Leader = "leader-annual";

    [Theory, BothDatabases]
    public async Task Two_designers_do_not_write_over_each_other(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var client = await DesignerAsync(host);
        var mine = await client.OpenAsync(Leader);
        var theirs = await client.OpenAsync(Leader);
        mine.Body.Activity("selfAssessment").Set("windowDays", "9");
        theirs.Body.Activity("selfAssessment").Set("windowDays", "12");

        var first = await client.SaveAsync(theirs.Body, theirs.Revision);
        var again = await client.SaveAsync(theirs.Body, theirs.Revision);
        var second = await client.SaveAsync(mine.Body, mine.Revision);
        var unmarked = await client.SaveAsync(mine.Body, "");
        var onTop = await client.SaveAsync(mine.Body, first.Revision);

        first.Status.ShouldBe(HttpStatusCode.OK, first.Error);
        ((int?)first.Definition["version"]).ShouldBe(2);
        ((bool?)first.Definition["isPublished"]).ShouldBe(false);
        again.Status.ShouldBe(HttpStatusCode.OK, "the answer of a save may be lost; sent again it is no conflict");
        again.Revision.ShouldBe(first.Revision);
        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)second.Body["code"]).ShouldBe("procedure_changed");
        second.Error.ShouldContain("Người khác đã lưu");
        unmarked.Status.ShouldBe(HttpStatusCode.BadRequest, "a program that names the version it read is told too");
        onTop.Status.ShouldBe(HttpStatusCode.OK, onTop.Error);
        (await client.OpenAsync(Leader)).Body.Activity("selfAssessment")["windowDays"]!["expression"]!["value"]!.GetValue<string>().ShouldBe("9");
    }

    [Fact]
    public async Task What_ships_comes_back_from_a_save_meaning_the_same()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = await DesignerAsync(host);
        var catalogue = host.Services.GetRequiredService<ActivityCatalogue>();
        var types = (await client.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray().Select(i => ((string?)i!["typeName"], (int?)i["version"])).ToList();

        types.Count.ShouldBe(types.Distinct().Count(), "Studio keys descriptors by type and version");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "workflows-json"), "*.json"))
        {
            var opened = await client.OpenAsync(Path.GetFileNameWithoutExtension(file));
            foreach (var activity in opened.Body["root"]!["activities"]!.AsArray().Append(opened.Body["root"]))
                types.ShouldContain(((string?)activity!["type"], (int?)activity["version"]), file);

            // As Studio sends it: lists that are empty are null, the top knows only Studio's fields, activities stand in another order.
            var sent = opened.Body.DeepClone().AsObject();
            sent.Remove("$schema");
            sent.Remove("isSystem");
            sent["links"] = null;
            sent["variables"] = sent["variables"]!.AsArray().Count == 0 ? null : sent["variables"]!.DeepClone();
            sent["root"]!["activities"] = new JsonArray([.. sent["root"]!["activities"]!.AsArray().Reverse().Select(a => a!.DeepClone())]);
            var saved = await client.SaveAsync(sent, opened.Revision);
            saved.Status.ShouldBe(HttpStatusCode.OK, saved.Error);

            var before = Graph(File.ReadAllText(file), catalogue);
            var after = Graph((await client.OpenAsync(Path.GetFileNameWithoutExtension(file))).Body.ToJsonString(), catalogue);
            after.ShouldBe(before, file);
            ((string?)(await client.OpenAsync(Path.GetFileNameWithoutExtension(file))).Body["$schema"]).ShouldNotBeNull("what Studio does not know is kept");
        }
    }

    [Fact]
    public async Task A_procedure_is_made_published_taken_back_and_only_drafts_can_be_deleted()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = await DesignerAsync(host);

        var created = await client.ElsaAsync(HttpMethod.Post, "/workflow-definitions", JsonNode.Parse("""
            {"model":{"definitionId":null,"id":null,"name":"Thử nghiệm","description":"","variables":null,"inputs":null,"outputs":null,"outcomes":null,"customProperties":null,"options":null,
            "createdAt":"0001-01-01T00:00:00+00:00","version":1,"root":{"id":"5f5e1bb4c5ae4d3a","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}},"publish":null}
            """));
        created.Status.ShouldBe(HttpStatusCode.OK, created.Body.ToJsonString());
        var id = (string)created.Definition["definitionId"]!;
        ((string?)created.Definition["root"]!["nodeId"]).ShouldBe("Workflow1:5f5e1bb4c5ae4d3a");
        created.Definition["variables"]!.AsArray().ShouldBeEmpty();

        var model = created.Definition.DeepClone();
        model["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"a1","type":"CanBo.SelfAssessment","version":1,"metadata":{}}"""));
        var refused = await client.SaveAsync(model, created.Revision, publish: true);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)refused.Body["code"]).ShouldBe("not_published");
        refused.Body["errors"]!["root"]!.AsArray().Count.ShouldBeGreaterThan(1, "each finding is said");
        (await client.OpenAsync(id)).Body.Activity("a1").ShouldNotBeNull("the draft is stored all the same");

        (await client.ElsaAsync(HttpMethod.Get, $"/workflow-definitions/validation/is-name-unique?name={Uri.EscapeDataString("Thử nghiệm")}")).Body["isUnique"]!.GetValue<bool>().ShouldBeFalse();
        (await client.ElsaAsync(HttpMethod.Get, $"/workflow-definitions/validation/is-name-unique?name={Uri.EscapeDataString("Thử nghiệm")}&definitionId={id}")).Body["isUnique"]!.GetValue<bool>().ShouldBeTrue();
        (await client.ElsaAsync(HttpMethod.Get, "/workflow-definitions?VersionOptions=Latest&SearchTerm=thu%20nghiem&Page=0&PageSize=10")).Body["totalCount"]!.GetValue<int>().ShouldBe(1, "found without marks");
        (await client.ElsaAsync(HttpMethod.Delete, $"/workflow-definitions/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await client.ElsaAsync(HttpMethod.Get, $"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await client.ElsaAsync(HttpMethod.Delete, $"/workflow-definitions/{Leader}")).Error.ShouldContain("đã từng công bố");
        var leader = await client.OpenAsync(Leader);
        leader.Body.Activity("selfAssessment").Set("windowDays", "9");
        var published = await client.SaveAsync(leader.Body, leader.Revision, publish: true);
        published.Status.ShouldBe(HttpStatusCode.OK, published.Body.ToJsonString());
        ((bool?)published.Definition["isPublished"]).ShouldBe(true);
        (await client.ElsaAsync(HttpMethod.Post, $"/workflow-definitions/{Leader}/retract", new JsonObject())).Body["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        var reverted = await client.ElsaAsync(HttpMethod.Post, $"/workflow-definitions/{Leader}/revert/1");
        ((int?)reverted.Body["version"]).ShouldBe(3);
        var history = await client.ElsaAsync(HttpMethod.Get, $"/workflow-definitions?versionOptions=AllVersions&DefinitionIds={Leader}&OrderBy=Version&OrderDirection=Descending&Page=0&PageSize=2");
        history.Body["items"]!.AsArray().Select(i => (int?)i!["version"]).ShouldBe([3, 2]);
        history.Body["totalCount"]!.GetValue<int>().ShouldBe(3);

        var acts = await host.ReadAsync(db => db.Set<AuditRow>().Where(a => a.Subject == ProcedureAudit.SubjectOf(id) || a.Subject == ProcedureAudit.SubjectOf(Leader)).OrderBy(a => a.Number).Select(a => new { a.Subject, a.Action }).ToListAsync());
        acts.Where(a => a.Subject == ProcedureAudit.SubjectOf(id)).Select(a => a.Action).ShouldBe(["ProcedureSaved", "ProcedureSaved", "ProcedureDeleted"]);
        acts.Where(a => a.Subject != ProcedureAudit.SubjectOf(id)).Select(a => a.Action).ShouldBe(["ProcedureShipped", "ProcedureSaved", "ProcedurePublished", "ProcedureRetracted", "ProcedureReverted"]);
    }

    [Fact]
    public async Task A_type_that_is_gone_is_told_as_a_placeholder_and_survives_a_save()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = await DesignerAsync(host);
        var leader = await client.OpenAsync(Leader);
        leader.Body["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"old","type":"Acme.Gone","version":7,"colour":{"typeName":"String","expression":{"type":"Literal","value":"red"}},"metadata":{}}"""));
        leader.Body["root"]!["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"old","port":"Blue"},"target":{"activity":"selfAssessment","port":"In"},"vertices":[]}"""));
        var saved = await client.SaveAsync(leader.Body, leader.Revision);
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Error);

        var told = (await client.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray().Single(i => (string?)i!["typeName"] == "Acme.Gone")!;

        ((int?)told["version"]).ShouldBe(7);
        ((bool?)told["isBrowsable"]).ShouldBe(false);
        ((string?)told["ports"]![0]!["name"]).ShouldBe("Blue");
        ((string?)told["inputs"]![0]!["name"]).ShouldBe("Colour");
        (await client.SaveAsync(saved.Definition, saved.Revision, publish: true)).Body["errors"]!["root"]!.ToJsonString().ShouldContain("Acme.Gone");
        ((string?)(await client.OpenAsync(Leader)).Body.Activity("old")["colour"]!["expression"]!["value"]).ShouldBe("red");
    }

    [Fact]
    public async Task A_published_procedure_marked_usable_is_in_the_palette_with_its_ports_and_a_use_of_it_survives_a_save()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = await DesignerAsync(host);
        await PublishAsync(client, "part", """
            {"name":"Góp ý chung","inputs":[{"name":"Amount","type":"Int32","displayName":"Số tiền"}],"outputs":[{"name":"Sum","type":"Int32"}],"outcomes":["Đạt","Không đạt"],"options":{"usableAsActivity":true},
            "root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"c","type":"Elsa.Complete","outcomes":{"typeName":"Object","expression":{"type":"Literal","value":"Đạt"}}}]}}
            """);
        await PublishAsync(client, "user", """{"name":"Dùng lại","root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"use","type":"Workflow.part"}]}}""");

        var told = (await DescriptorsAsync(client)).ShouldHaveSingleItem();
        told["inputs"]![0]!["name"]!.GetValue<string>().ShouldBe("Amount");
        told["outputs"]![0]!["name"]!.GetValue<string>().ShouldBe("Sum");
        told["ports"]!.AsArray().Select(p => (string?)p!["name"]).ShouldBe(["Đạt", "Không đạt"]);
        ((string?)told["displayName"], (string?)told["name"], (bool?)told["isBrowsable"]).ShouldBe(("Góp ý chung", "Góp ý chung ", true));

        var opened = await client.OpenAsync("user");
        ((int?)opened.Body.Activity("use")["version"]).ShouldBe(1);
        (await client.SaveAsync(opened.Body, opened.Revision)).Definition.Activity("use")["type"]!.GetValue<string>().ShouldBe("Workflow.part");
        var circle = await client.OpenAsync("part");
        circle.Body["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"again","type":"Workflow.user","version":1}"""));
        (await client.SaveAsync(circle.Body, circle.Revision, publish: true)).Body["errors"]!["root"]!.ToJsonString(Plain).ShouldContain("chưa được đánh dấu");
        (await client.ElsaAsync(HttpMethod.Delete, "/workflow-definitions/part")).Error.ShouldContain("đã từng công bố");

        await client.ElsaAsync(HttpMethod.Post, "/workflow-definitions/part/retract", new JsonObject());
        ((bool?)(await DescriptorsAsync(client)).ShouldHaveSingleItem()["isBrowsable"]).ShouldBe(false, "still told, because it is used");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<IReadOnlyList<JsonNode>> DescriptorsAsync(HttpClient client) =>
        [.. (await client.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray().Where(i => (string?)i!["typeName"] == "Workflow.part").Select(i => i!)];

    private static async Task PublishAsync(HttpClient client, string id, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        (await client.PutAsync(new Uri($"/api/v1/procedures/{id}", UriKind.Relative), body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var published = await client.PostAsync(new Uri($"/api/v1/procedures/{id}/publish", UriKind.Relative), null);
        published.StatusCode.ShouldBe(HttpStatusCode.OK, await published.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Descriptors_speak_the_readers_language_fill_lists_from_documents_and_have_the_sign_of_their_group()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = await DesignerAsync(host);
        client.DefaultRequestHeaders.Add("Procedure", Leader);
        using var english = await DesignerAsync(host, "en");

        var items = (await client.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray();
        var own = items.Single(i => (string?)i!["typeName"] == "CanBo.SelfAssessment")!;
        var decide = items.Single(i => (string?)i!["typeName"] == "CanBo.Decide")!;
        var join = items.Single(i => (string?)i!["typeName"] == "Elsa.FlowJoin")!;

        ((string?)own["category"]).ShouldBe("Con người");
        var signs = await File.ReadAllLinesAsync(Path.Combine(CanBo.Testing.Repository.Root, "src", "Host", "wwwroot", "css", "studio.css"));
        foreach (var item in items.Where(i => ((string)i!["typeName"]!).StartsWith("CanBo.", StringComparison.Ordinal)))
        {
            var sign = signs.SingleOrDefault(line => line.Contains($"\"{(string)item!["typeName"]!}\"'", StringComparison.Ordinal) && line.Contains("{--sign:", StringComparison.Ordinal)) ??
                signs.Single(line => line.StartsWith("[activity-json*='\"type\":\"CanBo.']", StringComparison.Ordinal) && line.Contains("{--sign:", StringComparison.Ordinal));
            sign.ShouldContain($"[data-group=\"{(string)item!["category"]!}\"]", customMessage: (string)item["typeName"]!);
        }
        own["ports"]!.AsArray().Select(p => (string?)p!["displayName"]).ShouldContain("Đã gửi");
        own["inputs"]![0]!["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(o => (string?)o!["value"]).ShouldContain("KDDG-2A");
        ((int?)own["inputs"]!.AsArray().Single(i => (string?)i!["name"] == "WindowDays")!["defaultValue"]).ShouldBe(0);
        decide["inputs"]![0]!["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(o => (string?)o!["value"]).ShouldContain("isHead");
        ((string?)join["constructionProperties"]!["mode"]!["expression"]!["value"]).ShouldBe("WaitAllActive");
        ((string?)(await english.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray().Single(i => (string?)i!["typeName"] == "CanBo.SelfAssessment")!["displayName"]).ShouldBe("Self-assessment");
    }

    private static async Task<HttpClient> DesignerAsync(HostFixture host, string language = "vi")
    {
        var name = "designer-" + language;
        await host.CreateAccountAsync(name, ActorRoles.Designer);
        return await host.ApiAsAsync(name, language);
    }

    /// <summary>A graph as text: what each node is, takes and leads to; order and places on the canvas left out.</summary>
    private static string Graph(string json, ActivityCatalogue catalogue)
    {
        var definition = DefinitionJson.Read(json, "").Definition!;
        var graph = WorkflowGraph.Compile(definition, catalogue).Graph;
        var lines = graph.Nodes.SelectMany(node => node.Definition.Properties.OfType<ActivityProperty.Input>().Select(i => $"{node.Id}.{i.Name} = {i.Expression}")
            .Append($"{node.Id}: {node.Descriptor.TypeName} {node.Descriptor.Version} in {node.Parent?.Id} ports {string.Join(',', node.Ports.Select(p => p.Name))}")
            .Concat(node.Definition.Connections.Select(c => $"{c.Source} -{c.Port}-> {c.Target}")));
        return string.Join('\n', lines.Order(StringComparer.Ordinal).Append($"starts {definition.Root.Start}"));
    }
}
