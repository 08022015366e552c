using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Campaigns.Repeating;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>A campaign that comes again every month. Organisers only.</summary>
internal static class RepeatEndpoints
{
    public static void MapRepeats(this IEndpointRouteBuilder api)
    {
        var repeat = api.MapGroup("/campaigns/{id:guid}/repeat").WithTags("Campaigns").RequireAuthorization(Policies.Organiser);
        repeat.MapGet("/", Get);
        repeat.MapPut("/", Set).WithDescription("Each month a campaign like the newest of this calendar is made for the month that has ended, and launched unless its preview points out anything.");
        repeat.MapDelete("/", Stop);
    }

    private static async Task<Ok<RepeatAnswer>> Get(Guid id, RepeatQueries repeats, Localizer texts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(RepeatAnswer.Of(await repeats.GetAsync(id, actor, cancellation), texts));

    private static async Task<Ok<RepeatAnswer>> Set(Guid id, RepeatDetails body, RepeatCampaign repeat, RepeatQueries repeats, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        await repeat.SetAsync(id, body, actor, cancellation);
        return TypedResults.Ok(RepeatAnswer.Of(await repeats.GetAsync(id, actor, cancellation), texts));
    }

    private static async Task<NoContent> Stop(Guid id, RepeatCampaign repeat, Actor actor, CancellationToken cancellation)
    {
        await repeat.StopAsync(id, actor, cancellation);
        return TypedResults.NoContent();
    }
}

/// <summary>How a campaign comes again; <c>details</c> and <c>next</c> are null when it does not.</summary>
internal sealed record RepeatAnswer(Guid CampaignId, RepeatDetails? Details, DateTimeOffset? Next, IReadOnlyList<RepeatMonthAnswer> Months)
{
    public static RepeatAnswer Of(RepeatView view, Localizer texts) => new(
        view.CampaignId, view.Details, view.Next, [.. view.Months.Select(m => new RepeatMonthAnswer(m.Month, m.CampaignId, m.Name, m.Status, m.Because is { } why ? texts.Say(why) : null))]);
}

/// <summary>What came of one month; <c>because</c> says why its campaign was not launched by itself.</summary>
internal sealed record RepeatMonthAnswer(DateOnly Month, Guid? CampaignId, string? Name, CampaignStatus? Status, string? Because);
