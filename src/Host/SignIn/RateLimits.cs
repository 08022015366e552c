using System.Threading.RateLimiting;
using CanBo.Host.Design;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn;

/// <summary>Slows machines that try secrets: <c>.RequireRateLimiting(RateLimits.SignIn)</c>.</summary>
internal sealed class RateLimits(IOptions<SignInOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    public const string SignIn = nameof(SignIn);

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.Value.AttemptsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            await (ErrorPages.WantsPage(context.HttpContext)
                ? ErrorPages.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests)
                : Problems.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests));
        };
    }
}
