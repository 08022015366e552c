using System.Globalization;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Dev;

/// <summary>Puts business time forward.</summary>
internal static class ClockPages
{
    public static void MapClockPage(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/clock", (BusinessTime time) => new RazorComponentResult<ClockPage>(new { Now = time.GetUtcNow(), time.Offset }));
        dev.MapPost("/clock", async ([FromForm] string? days, BusinessClock clock, CancellationToken cancellation) =>
        {
            if (int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var by) && by is > 0 and <= 3_660)
                await clock.AdvanceAsync(TimeSpan.FromDays(by), cancellation);
            return TypedResults.LocalRedirect("/dev/clock");
        });
    }
}
