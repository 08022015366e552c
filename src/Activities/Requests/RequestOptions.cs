using System.Net;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Requests;

/// <summary>What procedures may ask of other systems. Bound from <c>HttpRequests</c>; a bad value stops the host at start and names its key.</summary>
public sealed class RequestOptions
{
    /// <summary>Networks that may be asked although they are this machine's or private ones, such as <c>10.1.2.0/24</c>. None by default.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>The longest answer that is taken. 1 kB to 1 MB, default 256 kB.</summary>
    public int MaxResponseBytes { get; set; } = 256 * 1024;

    /// <summary>What goes into the header <c>Authorization</c>, by the name that procedures use.</summary>
    public IDictionary<string, RequestSecret> Secrets { get; } = new Dictionary<string, RequestSecret>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A secret for one host.</summary>
public sealed class RequestSecret
{
    /// <summary>The only host that it is sent to.</summary>
    public string Host { get; set; } = "";

    /// <summary>The header's value, such as <c>Bearer …</c>.</summary>
    public string Authorization { get; set; } = "";

    /// <inheritdoc />
    public override string ToString() => Host;
}

/// <summary>Says which key of <c>HttpRequests</c> is wrong and what it should be.</summary>
internal sealed class RequestOptionsCheck : IValidateOptions<RequestOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestOptions options)
    {
        var findings = Find(options).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static IEnumerable<string> Find(RequestOptions options)
    {
        for (var i = 0; i < options.AllowedNetworks.Count; i++)
        {
            if (!IPNetwork.TryParse(options.AllowedNetworks[i], out _))
                yield return $"HttpRequests:AllowedNetworks:{i} must be a network such as 10.1.2.0/24.";
        }

        if (options.MaxResponseBytes is < 1024 or > 1024 * 1024)
            yield return "HttpRequests:MaxResponseBytes must be between 1024 and 1048576.";
        foreach (var (name, secret) in options.Secrets)
        {
            if (secret.Host.Length == 0 || Uri.CheckHostName(secret.Host) == UriHostNameType.Unknown)
                yield return $"HttpRequests:Secrets:{name}:Host must be the name of one host.";
            if (secret.Authorization.Length == 0 || secret.Authorization.Any(char.IsControl))
                yield return $"HttpRequests:Secrets:{name}:Authorization must be the value of the header, such as 'Bearer ...'.";
        }
    }
}
