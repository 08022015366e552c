using CanBo.Host.Design.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace CanBo.Host.Design;

/// <summary>What a reader sees when there is no page. Programs (the APIs) get problem details elsewhere.</summary>
public static class ErrorPages
{
    /// <summary>The same page and status for an address that is wrong, gone or hidden from this reader.</summary>
    public static IResult NotFound() => new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>Something broke on our side, or the request could not be taken.</summary>
    public static IResult Error(int status) =>
        new RazorComponentResult<ErrorPage>(new { Status = status }) { StatusCode = status };

    /// <summary>True when the one who asks reads pages: not the APIs, not a program.</summary>
    public static bool WantsPage(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = context.Request.Path;
        return !path.StartsWithSegments("/api") && !path.StartsWithSegments("/elsa") && !path.StartsWithSegments("/openapi")
            && context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>Writes the page for a status, for an exception handler or a middleware that holds only the context.</summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (status == StatusCodes.Status404NotFound ? NotFound() : Error(status)).ExecuteAsync(context);
    }

    internal static Task OnEmptyAnswerAsync(StatusCodeContext context) =>
        WantsPage(context.HttpContext) ? WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode) : context.Next(context.HttpContext);
}
