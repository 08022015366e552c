using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace CanBo.Host.SignIn;

/// <summary>Accounts, for administrators: list, make, give roles, close, new password.</summary>
internal static class UserPages
{
    public static void MapUsers(this IEndpointRouteBuilder pages)
    {
        var users = pages.MapGroup("/users").RequireAuthorization(Policies.Admin);
        users.MapGet("/", ListAsync);
        users.MapGet("/new", (Guid? person) => new RazorComponentResult<NewUserPage>(new { Person = person }));
        users.MapPost("/", CreateAsync);
        users.MapGet("/{id:guid}", ShowAsync);
        users.MapPost("/{id:guid}/roles", GiveAsync);
        users.MapPost("/{id:guid}/close", CloseAsync);
        users.MapPost("/{id:guid}/reopen", ReopenAsync);
        users.MapPost("/{id:guid}/password", ResetPasswordAsync);
    }

    private static async Task<RazorComponentResult<UsersPage>> ListAsync(string? q, int? page, AccountDirectory accounts, Actor actor, CancellationToken cancellation) =>
        new(new { Accounts = await accounts.ListAsync(actor, q, PageRequest.Of(page, null), cancellation) });

    private static async Task<IResult> CreateAsync(
        [FromForm] string? userName, [FromForm] string? email, [FromForm] string? person, [FromForm] StringValues? role, AccountRegistration accounts, CancellationToken cancellation)
    {
        var roles = RoleNames.Read(role ?? StringValues.Empty);
        try
        {
            var personId = string.IsNullOrEmpty(person) ? (Guid?)null
                : Guid.TryParse(person, out var id) ? id
                : throw new InvalidInputException("person", Sentence.Of("Mở trang này từ trang của người đó."));
            var created = await accounts.CreateAsync(new NewAccount(userName ?? "", email, personId, roles, null), cancellation);
            return new RazorComponentResult<OneTimePasswordPage>(new { created.Account.UserName, Password = created.OneTimePassword });
        }
        catch (InvalidInputException refused)
        {
            return new RazorComponentResult<NewUserPage>(new { UserName = userName, Email = email, Roles = roles, Errors = FormErrors.Of(refused) }) { StatusCode = StatusCodes.Status400BadRequest };
        }
    }

    private static async Task<RazorComponentResult<UserPage>> ShowAsync(Guid id, AccountDirectory accounts, Actor actor, CancellationToken cancellation) =>
        new(new { Account = await accounts.FindAsync(actor, id, cancellation) });

    private static async Task<RedirectHttpResult> GiveAsync(Guid id, [FromForm] StringValues? role, AccountRegistration accounts, CancellationToken cancellation)
    {
        await accounts.GiveAsync(id, RoleNames.Read(role ?? StringValues.Empty), cancellation);
        return TypedResults.LocalRedirect($"/users/{id}?done=roles");
    }

    private static async Task<RedirectHttpResult> CloseAsync(Guid id, AccountRegistration accounts, CancellationToken cancellation)
    {
        await accounts.CloseAsync(id, cancellation);
        return TypedResults.LocalRedirect($"/users/{id}?done=closed");
    }

    private static async Task<RedirectHttpResult> ReopenAsync(Guid id, AccountRegistration accounts, CancellationToken cancellation)
    {
        await accounts.ReopenAsync(id, cancellation);
        return TypedResults.LocalRedirect($"/users/{id}?done=reopened");
    }

    private static async Task<RazorComponentResult<OneTimePasswordPage>> ResetPasswordAsync(Guid id, AccountRegistration accounts, AccountDirectory directory, Actor actor, CancellationToken cancellation)
    {
        var account = await directory.FindAsync(actor, id, cancellation);
        return new(new { account.UserName, Password = await accounts.ResetPasswordAsync(id, cancellation) });
    }
}
