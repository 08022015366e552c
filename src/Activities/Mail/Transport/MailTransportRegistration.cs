using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Puts the configured <see cref="IMailTransport"/> into the container.</summary>
public static class MailTransportRegistration
{
    /// <summary>Binds <see cref="MailOptions"/> from <c>Mail</c>, checks them when the host starts, and adds the transport they name.</summary>
    public static IServiceCollection AddMailTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailOptions>, MailOptionsCheck>());
        services.AddSingleton<PickupTransport>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransportKind.Pickup => provider.GetRequiredService<PickupTransport>(),
            MailTransportKind.Smtp => provider.GetRequiredService<SmtpTransport>(),
            var other => throw new InvalidOperationException($"Mail:Transport {other} is not known."),
        });
        return services;
    }
}
