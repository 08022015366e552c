using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CanBo.Host.Tests.Designer;

/// <summary>Calls to the designer's API, as Studio makes them.</summary>
internal static class ElsaCalls
{
    public sealed record Reply(HttpStatusCode Status, JsonNode Body, string Revision)
    {
        public JsonObject Definition => Body["workflowDefinition"]!.AsObject();

        public string Error => (string?)Body["errors"]?["root"]?[0] ?? "";
    }

    public static async Task<Reply> ElsaAsync(this HttpClient client, HttpMethod method, string path, JsonNode? body = null, string revision = "")
    {
        using var request = new HttpRequestMessage(method, "/elsa/api" + path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (revision.Length > 0)
            request.Headers.Add("If-Match", revision);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply(response.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text)! : new JsonObject(), response.Headers.ETag?.ToString() ?? "");
    }

    public static async Task<Reply> OpenAsync(this HttpClient client, string definitionId)
    {
        var reply = await client.ElsaAsync(HttpMethod.Get, $"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body.ToJsonString());
        return reply;
    }

    /// <summary>A save as the editor sends it.</summary>
    public static Task<Reply> SaveAsync(this HttpClient client, JsonNode model, string revision, bool publish = false) =>
        client.ElsaAsync(HttpMethod.Post, "/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }, revision);

    /// <summary>An activity of the root flowchart.</summary>
    public static JsonObject Activity(this JsonNode definition, string id) =>
        definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id)!.AsObject();

    /// <summary>Sets a literal the way Studio does: a text, without a type.</summary>
    public static void Set(this JsonObject activity, string input, string value) =>
        activity[input] = new JsonObject { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value }, ["memoryReference"] = null };
}
