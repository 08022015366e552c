namespace CanBo.Host;

/// <summary>
/// The framework's log of requests says how long each of them was. An anonymous opinion of three lines and one of thirty, and two levels with codes of unlike
/// length, could be told apart by that, so that log stays silent whatever the configuration says. What a host does is in its own log lines.
/// </summary>
internal static class QuietLogs
{
    private static readonly (string Category, LogLevel Least)[] Floors =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),

        // Sizes of frames and of reads stand at Trace only.
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Debug),
    ];

    /// <summary>After every other rule of logging, so that none comes later.</summary>
    public static IServiceCollection KeepSizesOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(Apply);

    internal static void Apply(LoggerFilterOptions options)
    {
        foreach (var (category, least) in Floors)
        {
            var configured = options.Rules.ToList();
            foreach (var rule in configured.Where(r => r.CategoryName?.StartsWith(category, StringComparison.OrdinalIgnoreCase) == true))
                options.Rules[options.Rules.IndexOf(rule)] = Raised(rule.ProviderName, rule.CategoryName!, rule.LogLevel ?? options.MinLevel, least, rule.Filter);
            foreach (var provider in configured.Select(r => r.ProviderName).Append(null).Distinct())
                if (!configured.Exists(r => r.ProviderName == provider && string.Equals(r.CategoryName, category, StringComparison.OrdinalIgnoreCase)))
                    options.Rules.Add(Raised(provider, category, LevelOf(options, configured, provider, category), least, null));
        }
    }

    // The rule that would have held: the provider's own before one for all, the longest category, the last.
    private static LogLevel LevelOf(LoggerFilterOptions options, List<LoggerFilterRule> rules, string? provider, string category) => rules
        .Where(r => (r.ProviderName is null || r.ProviderName == provider) && category.StartsWith(r.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
        .OrderBy(r => r.ProviderName is not null)
        .ThenBy(r => r.CategoryName?.Length ?? 0)
        .LastOrDefault()?.LogLevel ?? options.MinLevel;

    private static LoggerFilterRule Raised(string? provider, string category, LogLevel level, LogLevel least, Func<string?, string?, LogLevel, bool>? filter) =>
        new(provider, category, level > least ? level : least, filter);
}
