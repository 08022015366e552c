using CanBo.Activities.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Access;

/// <summary>Accounts, links, PINs.</summary>
public static class AccessServices
{
    /// <summary>Adds the feature. The host sets <see cref="CurrentActor"/> and signs in.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SignedLinkOptions>().Bind(configuration.GetSection("Links")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignedLinkOptions>, SignedLinkOptionsCheck>();
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateDataAnnotations().ValidateOnStart();

        services.AddIdentityCore<Account>(PasswordRules.Configure).AddUserStore<AccountStore>();
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentActor>().Actor);
        services.AddScoped<AccountRegistration>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<PasswordSignIn>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<AdminLinks>();
        services.AddSingleton<IPeopleUse, AccessPeopleUse>();
        services.AddSingleton<AttemptGuard>();
        services.AddSingleton<ChooseLanguage>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<Links>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<PinGate>();
        services.AddSingleton<SignInHistory>();
        services.AddSingleton<SignInLookup>();
        return services;
    }
}
