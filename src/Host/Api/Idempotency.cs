using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Idempotency;
using CanBo.Activities.Sealing;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using CanBo.Host.SignIn;
using CanBo.Runtime.Stepping;

namespace CanBo.Host.Api;

/// <summary>
/// <c>Idempotency-Key</c> on every POST of the API by somebody signed in: the same key and request are answered as the first time, the same key
/// with another request is refused. Answers of 5xx, and refusals that changed nothing, are not kept: they may be sent again. A call of which nobody
/// knows whether it was recorded keeps its key: only the row that the work itself marks can say so.
/// </summary>
internal sealed class Idempotency(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 200;

    public async Task InvokeAsync(HttpContext context, IdempotentCalls calls, CurrentActor current, Seals seals, Localizer texts)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || context.User.Identity?.IsAuthenticated != true
            || !context.Request.Path.StartsWithSegments("/api") || context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }

        if (key.Length > MaxKeyLength || key.Any(c => c is < '!' or > '~'))
        {
            await Problems.Result(400, "bad_idempotency_key", texts["Idempotency-Key gồm 1 đến {0} ký tự ASCII, không có dấu cách.", MaxKeyLength]).ExecuteAsync(context);
            return;
        }

        // Kept with the key: a plain hash of a short answer could be guessed from a dump.
        var hash = Convert.ToHexStringLower(seals.MarkOf(await DigestAsync(context.Request)));
        switch (await calls.BeginAsync(current.Actor.AuditName, key, hash, context.RequestAborted))
        {
            case CallOutcome.Do { Attempt: var attempt }:
                await DoAsync(context, calls, attempt);
                break;
            case CallOutcome.Repeat { Answer: var answer }:
                await RepeatAsync(context, answer);
                break;
            case CallOutcome.OtherRequest:
                await Problems.Result(422, "idempotency_key_reused", texts["Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng mã mới cho yêu cầu mới."]).ExecuteAsync(context);
                break;
            case CallOutcome.UnderWay:
                context.Response.Headers.RetryAfter = "2";
                await Problems.Result(409, "under_way", texts["Yêu cầu này đang được làm. Chờ vài giây rồi gửi lại với cùng Idempotency-Key."]).ExecuteAsync(context);
                break;
            case CallOutcome.AnswerLost:
                await Problems.Result(409, "answer_lost", texts["Yêu cầu này đã được làm, nhưng câu trả lời bị mất vì máy chủ ngừng. Xem lại danh sách trước khi gửi yêu cầu mới."]).ExecuteAsync(context);
                break;
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other}.");
        }
    }

    private async Task DoAsync(HttpContext context, IdempotentCalls calls, IdempotentAttempt attempt)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        context.Features.Set(attempt);
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is not StepOutcomeUnknownException)
        {
            context.Features.Set<IdempotentAttempt>(null);
            await calls.ForgetAsync(attempt, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Features.Set<IdempotentAttempt>(null);
            context.Response.Body = body;
        }

        // The work is committed whether or not the caller still listens, so its answer is stored in any case.
        if (context.Response.StatusCode < 300)
            await calls.AnswerAsync(attempt, AnswerOf(context.Response, buffer), CancellationToken.None);
        else
            await calls.ForgetAsync(attempt, CancellationToken.None);
        await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static StoredAnswer AnswerOf(HttpResponse response, MemoryStream body) =>
        new(response.StatusCode, response.ContentType, response.Headers.Location is { Count: > 0 } location ? location.ToString() : null, body.ToArray());

    private static async Task RepeatAsync(HttpContext context, StoredAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Location is not null)
            context.Response.Headers.Location = answer.Location;
        context.Response.Headers["Idempotent-Replayed"] = "true";
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    // A form is hashed by its fields, because programs draw a new boundary each time they send the same form.
    private static async Task<byte[]> DigestAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Path.Value + request.QueryString.Value);
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
                Append(hash, $"{name}={values}");
            foreach (var file in form.Files.OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.FileName, StringComparer.Ordinal))
            {
                Append(hash, $"{file.Name}:{file.FileName}:{file.Length}");
                await using var content = file.OpenReadStream();
                hash.AppendData(await SHA256.HashDataAsync(content, request.HttpContext.RequestAborted));
            }
        }
        else
        {
            request.EnableBuffering();
            hash.AppendData(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
            request.Body.Position = 0;
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
