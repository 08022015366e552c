using CanBo.Activities.Access;
using Microsoft.AspNetCore.Authorization;

namespace CanBo.Host.SignIn;

/// <summary>
/// Coarse doors before endpoints: <c>.RequireAuthorization(Policies.Organiser)</c>. Use cases check for themselves, with the actor.
/// Everything without a policy needs a sign-in.
/// </summary>
internal static class Policies
{
    public const string Organiser = nameof(Organiser);
    public const string Designer = nameof(Designer);
    public const string Operator = nameof(Operator);
    public const string Admin = nameof(Admin);

    /// <summary>Looks at procedures in the designer without changing them: whoever runs campaigns with them.</summary>
    public const string ProcedureReader = nameof(ProcedureReader);

    /// <summary>Somebody of the organisation, not only an account.</summary>
    public const string Person = nameof(Person);

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var role in (ActorRoles[])[ActorRoles.Organiser, ActorRoles.Designer, ActorRoles.Operator, ActorRoles.Admin])
            options.AddPolicy(role.ToString(), policy => policy.RequireRole(role.ToString(), nameof(ActorRoles.Admin)));
        options.AddPolicy(ProcedureReader, policy => policy.RequireRole(nameof(ActorRoles.Designer), nameof(ActorRoles.Organiser), nameof(ActorRoles.Admin)));
        options.AddPolicy(Person, policy => policy.RequireClaim(SignInClaims.Person));
    }
}
