using CanBo.Activities.Access;
using CanBo.Activities.Sealing;
using CanBo.Host.Design;
using CanBo.Host.SignIn.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn;

/// <summary>Who sends a request, and whether it may be sent at all.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<SignedLinkOptions>, DevelopmentKey>();
        services.AddSingleton<IPostConfigureOptions<SealingOptions>, DevelopmentKey>();

        services.AddDataProtection().SetApplicationName("CanBo.Workflow");
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<ProtectionKeys>();
            keys.XmlEncryptor = new KeyWrapping(provider.GetRequiredService<IOptions<SignedLinkOptions>>());
        }));

        services.AddAuthentication(SignInSchemes.Default)
            .AddPolicyScheme(SignInSchemes.Default, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? SignInSchemes.Bearer : SignInSchemes.Cookie)
            .AddCookie(SignInSchemes.Cookie)
            .AddBearerToken(SignInSchemes.Bearer);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, CookieSetup>();
        services.AddScoped<IClaimsTransformation, SignInRefresh>();
        services.AddScoped<CurrentSignIn>();
        services.AddScoped<BrowserSignIn>();
        services.AddScoped<AccountPageReader>();
        services.AddSingleton<TokenIssuer>();

        services.AddAuthorization(Policies.Configure);
        services.AddSingleton<Microsoft.AspNetCore.Authorization.IAuthorizationMiddlewareResultHandler, EndedSignIns>();
        services.AddRateLimiter(_ => { });
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RateLimits>();
        return services;
    }

    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentActor>().Actor = Actor.Anonymous;
            return next(context);
        });
        app.UseAuthentication();
        app.Use((http, next) => Languages.FollowAsync(http, http.RequestServices.GetRequiredService<CurrentSignIn>().User?.Language, next));
        app.UseAuthorization();
        app.UseFormProtection();
        app.UseMiddleware<PinStepUp>();
        return app;
    }
}
