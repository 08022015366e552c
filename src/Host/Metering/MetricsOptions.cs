using Microsoft.Extensions.Options;

namespace CanBo.Host.Metering;

/// <summary>Who may read <c>/ops/metrics</c> besides operators. Bound from <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    public const int ShortestToken = 32;

    /// <summary>The bearer token of the machine that collects figures, at least 32 characters; empty (default) for nobody but operators.</summary>
    public string Token { get; set; } = "";
}

internal sealed class MetricsOptionsCheck : IValidateOptions<MetricsOptions>
{
    public ValidateOptionsResult Validate(string? name, MetricsOptions options) => options.Token.Length is 0 or >= MetricsOptions.ShortestToken
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Metrics:Token must be empty or at least 32 characters long; make one with: openssl rand -base64 32");
}
