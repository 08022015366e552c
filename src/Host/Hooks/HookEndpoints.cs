using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using CanBo.Activities.Endpoints;
using CanBo.Activities.Requests;
using CanBo.Activities.Texts;
using CanBo.Host.Api;
using CanBo.Host.Errors;
using CanBo.Host.SignIn;
using CanBo.Workflows.Values;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Hooks;

/// <summary>
/// <c>/hooks/…</c>: other systems send requests to procedures, with the procedure's token as bearer. No cookie counts here, so there is no form to forge. The answer is 202 and the instance's id
/// once everything is durable.
/// </summary>
internal static class HookEndpoints
{
    private const string Limit = "Hooks";

    private const int MaxKeyLength = 200;

    public static void AddHooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HookOptions>().Bind(builder.Configuration.GetSection("Hooks")).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<HookOptions>>((limiter, options) => limiter.AddPolicy(Limit, context =>
            RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })));
    }

    public static void MapHooks(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/hooks/{**path}", ["POST", "PUT", "PATCH", "DELETE"], ReceiveAsync)
            .AllowAnonymous() // the procedure's own token is asked for below
            .DisableAntiforgery()
            .RequireRateLimiting(Limit)
            .ExcludeFromDescription();

    private static async Task<IResult> ReceiveAsync(
        string path, Guid? instance, HttpContext http, ReceiveRequest receive, IOptions<HookOptions> options, Localizer texts, CancellationToken cancellation)
    {
        switch (await receive.OpenAsync(http.Request.Method, path, instance, BearerTokens.Of(http.Request), cancellation))
        {
            case EndpointDoor.Open { Target: var target }:
                return await TakeAsync(target, http.Request, receive, options.Value, texts, cancellation);
            case EndpointDoor.Closed:
                http.Response.Headers.WWWAuthenticate = BearerTokens.Scheme;
                return Problems.Result(401, "token", texts["Cần mã truy cập của quy trình: Authorization: Bearer và mã. Người thiết kế cấp mã ở trang Nhận yêu cầu."]);
            case EndpointDoor.WrongMethod:
                return Problems.Result(405, "method", texts["Đường dẫn này không nhận phương thức {0}.", http.Request.Method]);
            default:
                return Problems.Result(404, "unknown_path", texts["Không có quy trình nào chờ yêu cầu ở đường dẫn này."]);
        }
    }

    private static async Task<IResult> TakeAsync(EndpointTarget target, HttpRequest request, ReceiveRequest receive, HookOptions options, Localizer texts, CancellationToken cancellation)
    {
        var key = request.Headers[Idempotency.Header].ToString();
        if (key.Length > MaxKeyLength || key.Any(c => c is < '!' or > '~'))
            return Problems.Result(400, "bad_idempotency_key", texts["Idempotency-Key gồm 1 đến {0} ký tự ASCII, không có dấu cách.", MaxKeyLength]);
        if (await LimitedReading.ReadAsync(request.Body, options.MaxBodyBytes, cancellation) is not { } body)
            return Problems.Result(413, "too_long", texts["Nội dung dài quá {0} byte.", options.MaxBodyBytes]);
        Value content;
        try
        {
            content = body.Length == 0 ? Value.Null
                : request.HasJsonContentType() ? Value.Parse(Encoding.UTF8.GetString(body).Normalize())
                : Value.Of(Encoding.UTF8.GetString(body).Normalize());
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Problems.Result(400, "not_json", texts["Nội dung không phải JSON đọc được."]);
        }

        var query = Value.EmptyObject;
        foreach (var (name, values) in request.Query.Where(parameter => parameter.Key != "instance"))
            query = query.With(name, Value.Of(values.ToString()));
        var id = await receive.TakeAsync(target, key, content, query, cancellation);
        return TypedResults.Json(new { InstanceId = id }, statusCode: StatusCodes.Status202Accepted);
    }
}
