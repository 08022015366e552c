using CanBo.Activities.Access;
using CanBo.Activities.Endpoints;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>The endpoints of procedures and their tokens: issue, revoke. Designers only. A new token is shown in the answer to its making and never again.</summary>
internal static class EndpointPages
{
    public const string Path = "/procedures/endpoints";

    public static void MapEndpointPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Path).RequireAuthorization(Policies.Designer);
        pages.MapGet("/", (HttpResponse response, ManageTokens tokens, Actor actor, CancellationToken cancellation) => ShowAsync("", "", response, tokens, actor, cancellation));
        pages.MapPost("/{definitionId}/issue", async (string definitionId, HttpResponse response, ManageTokens tokens, Actor actor, CancellationToken cancellation) =>
            await ShowAsync(definitionId, await tokens.IssueAsync(definitionId, actor, cancellation), response, tokens, actor, cancellation));
        pages.MapPost("/tokens/{id:guid}/revoke", Revoke);
    }

    private static async Task<RazorComponentResult<EndpointsPage>> ShowAsync(string definitionId, string token, HttpResponse response, ManageTokens tokens, Actor actor, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        return new(new { Endpoints = await tokens.ListAsync(actor, cancellation), IssuedFor = definitionId, Issued = token });
    }

    private static async Task<RedirectHttpResult> Revoke(Guid id, ManageTokens tokens, Actor actor, CancellationToken cancellation)
    {
        await tokens.RevokeAsync(id, actor, cancellation);
        return TypedResults.LocalRedirect(Path);
    }
}
