using CanBo.Activities.Access;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.SignIn;

/// <summary>Collects what the account page shows.</summary>
internal sealed class AccountPageReader(Actor actor, CurrentSignIn signIn, SignInHistory history, AdminLinks links, PinGate pins)
{
    /// <summary>The page, with what is to be mended in one of its forms.</summary>
    public async Task<RazorComponentResult<AccountPage>> ShowAsync(FormErrors errors, string? form, CancellationToken cancellation) => new(new
    {
        User = signIn.User!,
        SignIns = await history.OfAsync(actor, cancellation),
        AdminLinks = actor.PersonId is { } person ? await links.OfPersonAsync(person, cancellation) : [],
        Pin = await pins.FindAsync(actor, signIn.User!.LinkId, cancellation),
        Errors = errors,
        WrongForm = form,
    })
    {
        StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
    };
}
