using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using CanBo.Runtime.Stepping;
using Microsoft.AspNetCore.Diagnostics;

namespace CanBo.Host.Errors;

/// <summary>The one place where exceptions become answers: problem details for programs, a page for people.</summary>
internal sealed partial class ErrorAnswers(Localizer texts, ILogger<ErrorAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer; the status is for the log.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Problems.Of(exception, texts);
        if (problem.StatusCode >= 500)
            LogUnexpected(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "");

        if (exception is StepOutcomeUnknownException)
            httpContext.Response.Headers.RetryAfter = "30";
        if (ErrorPages.WantsPage(httpContext))
            await WritePageAsync(httpContext, exception, problem.StatusCode);
        else
            await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static Task WritePageAsync(HttpContext context, Exception exception, int status) => exception switch
    {
        StepUpNeededException => PinStepUp.AskAsync(context),
        NotAllowedException => ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound),
        RuleBrokenException rule => TypedTexts.WriteRefusalAsync(context, status, [rule.Sentence]),
        InvalidInputException input => TypedTexts.WriteRefusalAsync(context, status, input.Errors.Select(e => e.Message)),
        StepOutcomeUnknownException => TypedTexts.WriteOutcomeUnknownAsync(context),
        _ => ErrorPages.WriteAsync(context, status),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed.")]
    private partial void LogUnexpected(Exception exception, string method, string endpoint);
}
