using CanBo.Activities.Access;
using CanBo.Activities.Sealing;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn.Keys;

/// <summary>In Development only: makes <c>Links:Key</c> and <c>Sealing:Secret</c> at the first start, so that one command is enough to try the site.</summary>
internal sealed class DevelopmentKey(IHostEnvironment environment) : IPostConfigureOptions<SignedLinkOptions>, IPostConfigureOptions<SealingOptions>
{
    public void PostConfigure(string? name, SignedLinkOptions options)
    {
        if (options.Key.Length == 0 && environment.IsDevelopment())
            options.Key = DevelopmentSecret.ReadOrMake("links.key");
    }

    public void PostConfigure(string? name, SealingOptions options)
    {
        if (options.Secret.Length == 0 && options.SecretFile.Length == 0 && environment.IsDevelopment())
            options.Secret = DevelopmentSecret.ReadOrMake("sealing.secret");
    }
}
