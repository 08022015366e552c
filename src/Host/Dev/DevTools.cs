using CanBo.Activities.Texts;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Dev;

/// <summary>Tools for trying the site, in Development only: a clock to put forward, and the mails it sent.</summary>
internal static class DevTools
{
    public static void MapDev(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var pages = app.MapGroup("/dev").AllowAnonymous().ExcludeFromDescription(); // a developer's machine; the mails hold the links one signs in with
        pages.MapClockPage();
        pages.MapMailPages();
    }

    public static void MapDevClock(this RouteGroupBuilder api, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            return;
        var clock = api.MapGroup("/dev/clock").WithTags("Development");
        clock.MapGet("/", (BusinessTime time) => TypedResults.Ok(new ClockState(time.GetUtcNow(), time.Offset)));
        clock.MapPost("/", AdvanceAsync);
    }

    private static async Task<Ok<ClockState>> AdvanceAsync(Advance body, BusinessClock clock, BusinessTime time, CancellationToken cancellation)
    {
        if (body.By is not { } by || by <= TimeSpan.Zero || by > TimeSpan.FromDays(3_660))
            throw new Activities.Errors.InvalidInputException("advance", Sentence.Of("Ghi thời gian tiến thêm dưới dạng ngày.giờ:phút:giây, ví dụ 3.00:00:00; đồng hồ không lùi."));
        await clock.AdvanceAsync(by, cancellation);
        return TypedResults.Ok(new ClockState(time.GetUtcNow(), time.Offset));
    }

    /// <summary>How far to go.</summary>
    /// <param name="By">E.g. <c>3.00:00:00</c> for three days.</param>
    internal sealed record Advance([property: System.Text.Json.Serialization.JsonPropertyName("advance")] TimeSpan? By);

    /// <summary>Business time.</summary>
    /// <param name="Now">What the business calls now.</param>
    /// <param name="Offset">How far that is ahead of the system's clock.</param>
    internal sealed record ClockState(DateTimeOffset Now, TimeSpan Offset);
}
