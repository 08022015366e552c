using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.SignIn;

/// <summary>How one person gets in, for administrators who help: sign-in link, forgotten PIN, lost mailbox.</summary>
internal static class PersonAccessPages
{
    public static void MapPersonAccess(this IEndpointRouteBuilder pages)
    {
        var person = pages.MapGroup("/people/{id:guid}/access").RequireAuthorization(Policies.Admin);
        person.MapGet("/", (Guid id, AccountDirectory directory, AdminLinks links, Actor actor, CancellationToken cancellation) =>
            ShowAsync(id, FormErrors.None, null, directory, links, actor, cancellation));
        person.MapPost("/link", MakeLinkAsync);
        person.MapPost("/revoke", RevokeAsync);
        person.MapPost("/pin", ResetPinAsync);
    }

    private static async Task<RazorComponentResult<PersonAccessPage>> ShowAsync(
        Guid id, FormErrors errors, string? newAddress, AccountDirectory directory, AdminLinks links, Actor actor, CancellationToken cancellation) =>
        new(new
        {
            Person = await directory.OfPersonAsync(actor, id, cancellation),
            Links = await links.OfPersonAsync(id, cancellation),
            NewAddress = newAddress,
            Errors = errors,
        })
        {
            StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    private static async Task<IResult> MakeLinkAsync(
        Guid id, [FromForm] string? reason, AdminLinks links, AccountDirectory directory, Actor actor, CancellationToken cancellation)
    {
        try
        {
            // The address is shown in this answer only: it is kept nowhere, so it cannot be shown again.
            var address = await links.MakeAsync(actor, id, reason ?? "", cancellation);
            return await ShowAsync(id, FormErrors.None, address, directory, links, actor, cancellation);
        }
        catch (InvalidInputException refused)
        {
            return await ShowAsync(id, FormErrors.Of(refused), null, directory, links, actor, cancellation);
        }
    }

    private static async Task<RedirectHttpResult> RevokeAsync(Guid id, Links links, Actor actor, CancellationToken cancellation)
    {
        await links.RevokeAllAsync(actor, id, cancellation);
        return TypedResults.LocalRedirect($"/people/{id}/access?done=revoked");
    }

    private static async Task<RedirectHttpResult> ResetPinAsync(Guid id, PinGate pins, Actor actor, CancellationToken cancellation)
    {
        await pins.ResetAsync(actor, id, cancellation);
        return TypedResults.LocalRedirect($"/people/{id}/access?done=pin");
    }
}
