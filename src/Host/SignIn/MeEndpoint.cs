using CanBo.Activities.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.SignIn;

/// <summary>Who the caller is.</summary>
internal static class MeEndpoint
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Find).WithTags("Sign-in").WithSummary("Who the caller is, and what it may do");

    private static Ok<Me> Find(CurrentSignIn signIn)
    {
        var user = signIn.User ?? throw new InvalidOperationException("An authorized request has a sign-in.");
        var roles = RoleNames.All.Where(role => user.Actor.Roles.HasFlag(role)).ToList();
        return TypedResults.Ok(new Me(user.Name, user.Actor.PersonId, roles, user.Actor.Strength, user.Actor.MayDecide));
    }

    /// <summary>The caller.</summary>
    /// <param name="Name">Full name of the person, or the user name.</param>
    /// <param name="PersonId">The person; null for accounts without one.</param>
    /// <param name="Roles">Beyond the person's own tasks.</param>
    /// <param name="Strength">How it signed in.</param>
    /// <param name="MayDecide">Whether it may vote, approve and decide.</param>
    internal sealed record Me(string Name, Guid? PersonId, IReadOnlyList<ActorRoles> Roles, SignInStrength Strength, bool MayDecide);
}
