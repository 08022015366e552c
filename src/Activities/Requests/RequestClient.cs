using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Requests;

/// <summary>The one HTTP client of procedures: every connection it makes, a redirect's too, is checked after the name is resolved; no cookies, no proxy, no credentials of the machine.</summary>
internal sealed class RequestClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly RequestOptions _options;

    public RequestClient(IOptions<RequestOptions> options, AddressGuard guard)
    {
        _options = options.Value;
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            MaxAutomaticRedirections = 5,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CanBo.Workflow", null));
    }

    /// <summary>One try.</summary>
    public async Task<RequestOutcome> SendAsync(PlannedRequest request, string idempotencyKey, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(request.Seconds));
        try
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
            if (Prepare(message, request, idempotencyKey) is { } refusal)
                return Refused(refusal);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await ReadAsync(response, request, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(isLate: true, "Timeout");
        }
        catch (Exception exception) when (Forbidden(exception) is { } forbidden)
        {
            return Refused(forbidden.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failed(isLate: false, (exception as HttpRequestException)?.HttpRequestError.ToString() ?? "ConnectionLost");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Why it must not be sent; null when it may.</summary>
    private string? Prepare(HttpRequestMessage message, PlannedRequest request, string idempotencyKey)
    {
        if (request.Body.Length > 0)
        {
            message.Content = new StringContent(request.Body, Encoding.UTF8);
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
                return $"The content type '{request.ContentType}' cannot be read. Write it like application/json.";
            message.Content.Headers.ContentType = type;
        }

        foreach (var (name, value) in request.Headers)
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                return "The header Authorization would stand in the procedure and in its journal for all to read. Name a secret of the server instead.";
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) || !message.Headers.TryAddWithoutValidation(name, value))
                return $"The header '{name}' cannot be sent.";
        }

        message.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (request.Secret.Length == 0)
            return null;
        if (!_options.Secrets.TryGetValue(request.Secret, out var secret))
            return $"The server holds no secret '{request.Secret}' (HttpRequests:Secrets).";
        if (!string.Equals(message.RequestUri!.IdnHost, secret.Host, StringComparison.OrdinalIgnoreCase))
            return $"The secret '{request.Secret}' is for another host.";
        if (message.RequestUri.Scheme != Uri.UriSchemeHttps && !message.RequestUri.IsLoopback)
            return $"The secret '{request.Secret}' is sent over https only.";
        message.Headers.TryAddWithoutValidation("Authorization", secret.Authorization);
        return null;
    }

    private async Task<RequestOutcome> ReadAsync(HttpResponseMessage response, PlannedRequest request, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var isRetryable = status is >= 500 or 429 or 408 && !request.Expected.Contains(status);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        if (await LimitedReading.ReadAsync(stream, _options.MaxResponseBytes, cancellation) is not { } body)
            return Refused($"The answer is longer than {_options.MaxResponseBytes} bytes (HttpRequests:MaxResponseBytes).");

        var headers = Value.EmptyObject;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
                headers = headers.With(name.ToLowerInvariant(), Value.Of(string.Join(", ", values)));
        }

        var data = Value.Object(("status", Value.Of(status)), ("content", Content(body, response.Content.Headers.ContentType)), ("headers", headers));
        return new RequestOutcome(SendHttpRequest.Answered, data, isRetryable, $"Status{status}");
    }

    private static Value Content(byte[] body, MediaTypeHeaderValue? type)
    {
        if (body.Length == 0)
            return Value.Null;
        var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF').Normalize();
        try
        {
            return type?.MediaType is { } media && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal)) ? Value.Parse(text) : Value.Of(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return Value.Of(text);
        }
    }

    private static ForbiddenAddressException? Forbidden(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is ForbiddenAddressException forbidden)
                return forbidden;
        }

        return null;
    }

    private static RequestOutcome Refused(string reason) => new(SendHttpRequest.Refused, Value.Object(("reason", Value.Of(reason))), false, "Refused");

    private static RequestOutcome Failed(bool isLate, string why) => new(SendHttpRequest.Failed, Value.Object(("isLate", Value.Of(isLate))), true, why);
}
