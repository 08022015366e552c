using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.SignIn;

/// <summary>Printed invitations, for organisers.</summary>
internal static class InvitationPages
{
    public static void MapInvitations(this IEndpointRouteBuilder pages)
    {
        var invitations = pages.MapGroup("/invitations").RequireAuthorization(Policies.Organiser);
        invitations.MapGet("/", (int? page, Invitations list, Actor actor, CancellationToken cancellation) => ShowAsync(page, FormErrors.None, list, actor, cancellation));
        invitations.MapPost("/", PrintAsync);
    }

    private static async Task<RazorComponentResult<InvitationsPage>> ShowAsync(int? page, FormErrors errors, Invitations invitations, Actor actor, CancellationToken cancellation) =>
        new(new { People = await invitations.ListAsync(actor, PageRequest.Of(page, Invitations.MaxSheets), cancellation), Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    private static async Task<IResult> PrintAsync([FromForm] Guid[]? person, Invitations invitations, Actor actor, CancellationToken cancellation)
    {
        try
        {
            // Shown in this answer only, ready to print: the codes are kept nowhere.
            var sheets = await invitations.MakeAsync(actor, person ?? [], cancellation);
            return new RazorComponentResult<InvitationSheetsPage>(new { Sheets = sheets });
        }
        catch (InvalidInputException refused)
        {
            return await ShowAsync(null, FormErrors.Of(refused), invitations, actor, cancellation);
        }
    }
}
