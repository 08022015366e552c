using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Guests;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Guests;

/// <summary>For organisers: the residence committees of a campaign with their links, the sheet to print, and paper replies.</summary>
internal static class GuestAdminPages
{
    // Files are taken up to 10 MB; a larger one must come in far enough to be told what to do about it.
    private const long MostBytesSent = 64L * 1024 * 1024;

    public static void MapGuestAdminPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Organiser);
        pages.MapGet("/campaigns/{id:guid}/residence", List);
        pages.MapPost("/campaigns/{id:guid}/residence/{unit:guid}", Act);
        pages.MapGet("/campaigns/{id:guid}/residence/{unit:guid}/sheet", Sheet);
        var paper = pages.MapGroup("/tasks/{id:guid}/paper");
        paper.MapGet("/", (Guid id, int? part, CommentForms forms, Actor actor, CancellationToken cancellation) => forms.ShowAsync(CommentDesk.Of(actor, id), id, part, cancellation));
        paper.MapPost("/", (Guid id, int? part, HttpContext http, CommentForms forms, Actor actor, CancellationToken cancellation) => forms.SaveAsync(CommentDesk.Of(actor, id), id, part, http, cancellation))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytesSent));
        paper.MapGet("/check", (Guid id, CommentForms forms, Actor actor, CancellationToken cancellation) => forms.CheckAsync(CommentDesk.Of(actor, id), id, cancellation));
        paper.MapPost("/check", (Guid id, [FromForm(Name = "_op")] string? operation, CommentForms forms, Actor actor, CancellationToken cancellation) => forms.SubmitAsync(CommentDesk.Of(actor, id), id, operation, cancellation));
        paper.MapGet("/received", (Guid id, CommentForms forms, Actor actor, CancellationToken cancellation) => forms.ReceivedAsync(CommentDesk.Of(actor, id), id, cancellation));
    }

    private static async Task<RazorComponentResult<GuestBodiesPage>> List(Guid id, GuestLists lists, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
        await Page(id, null, FormErrors.None, lists, campaigns, actor, cancellation);

    private static async Task<IResult> Act(
        Guid id, Guid unit, [FromForm(Name = "act")] string? act, [FromForm] string? reason, GuestLinks links, GuestLists lists, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await (act == "revoke" ? links.RevokeAsync(actor, id, unit, reason, cancellation) : links.ReissueAsync(actor, id, unit, reason, cancellation));
            return TypedResults.LocalRedirect($"/campaigns/{id}/residence");
        }
        catch (InvalidInputException refused)
        {
            return await Page(id, unit, FormErrors.Of(refused), lists, campaigns, actor, cancellation);
        }
    }

    private static async Task<IResult> Sheet(Guid id, Guid unit, GuestLists lists, GuestTokens tokens, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        var body = await lists.GetAsync(actor, id, unit, cancellation);
        return body is { IsUsable: true, Link: { } link }
            ? new RazorComponentResult<GuestSheetPage>(new { Campaign = await campaigns.GetAsync(id, cancellation), Body = body, Address = tokens.AddressOf(link.Id) })
            : TypedResults.LocalRedirect($"/campaigns/{id}/residence");
    }

    private static async Task<RazorComponentResult<GuestBodiesPage>> Page(
        Guid id, Guid? at, FormErrors errors, GuestLists lists, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
        new(new { Campaign = await campaigns.GetAsync(id, cancellation), Bodies = await lists.ListAsync(actor, id, cancellation), At = at, Errors = errors }) { StatusCode = errors.Any ? 422 : 200 };
}
