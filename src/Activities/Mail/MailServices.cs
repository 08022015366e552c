using CanBo.Activities.Archiving;
using CanBo.Activities.Mail.Editing;
using CanBo.Activities.Mail.Outbox;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.Procedures.Editing;
using CanBo.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CanBo.Activities.Mail;

/// <summary>The mail feature: notices, letters, sending.</summary>
public static class MailServices
{
    /// <summary>Adds it, with the transport that <c>Mail</c> names.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddMailTransport(configuration);
        services.AddOptions<LetterOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .Configure(options => options.Organisation = configuration["Organisation:Name"] ?? "")
            .Validate(options => options.Language is "vi" or "en", "Mail:Language must be vi or en.")
            .ValidateOnStart();
        services.TryAddSingleton(new Texts.Localizer(typeof(MailServices).Assembly));
        services.AddSingleton<LetterRendering>();
        services.AddSingleton<FrozenLetters>();
        services.AddSingleton<LetterPreview>();
        services.AddSingleton<IDocumentFormat, MailTextFormat>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<MailPause>();
        services.AddSingleton<MailQueries>();
        services.AddSingleton<RetryMail>();
        services.AddSingleton<StoppedDeeds>();
        services.AddDeed<ComposeMail>();
        services.AddDeed<SendMail>();
        services.AddRecurringJob<MorningDigest>();
        services.AddSingleton<IRemovedWithCampaign>(new RemovedWithCampaign<Notice>((db, campaign) => db.Set<Notice>().Where(n => n.CampaignId == campaign)));
        services.AddSingleton<IRemovedWithCampaign>(new RemovedWithCampaign<MailItem>((db, campaign) => db.Set<MailItem>().Where(m => m.CampaignId == campaign)));
        return services;
    }
}
