using System.Globalization;
using System.Text.Json;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Requests;

/// <summary>Writes the request into the outbox. Only names of secrets are in it, never what they are.</summary>
internal sealed class HttpRequestHandler : EffectHandler<HttpRequestEffect>
{
    protected override Task<Answer?> ApplyAsync(EffectContext context, HttpRequestEffect effect, CancellationToken cancellation)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{context.InstanceId:N}-{context.Planned.Number}");
        var payload = new PlannedRequest(
            context.InstanceId, context.Planned.Execution.Number, effect.Method, effect.Url, effect.Body, effect.ContentType,
            effect.Headers.Properties.ToDictionary(header => header.Key, header => header.Value.Kind == Workflows.Values.ValueKind.String ? header.Value.AsString : header.Value.ToJson()),
            effect.Secret, [.. effect.Expected], effect.Timeout.TotalSeconds, effect.Retries);
        context.Step.Enqueue(HttpRequestDeed.Kind, key, JsonSerializer.Serialize(payload, JsonSerializerOptions.Web));
        return Task.FromResult<Answer?>(null);
    }
}

/// <summary>A request as it stands in the outbox.</summary>
internal sealed record PlannedRequest(
    Guid Instance, int Execution, string Method, string Url, string Body, string ContentType, Dictionary<string, string> Headers, string Secret, int[] Expected, double Seconds, int Retries);
