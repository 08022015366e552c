using System.Collections.Concurrent;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Tasks;

/// <summary>Campaigns' frozen rule packages, read once each.</summary>
public sealed class RulePackages
{
    // By the text itself: equal texts are equal packages, whichever campaign froze them.
    private readonly ConcurrentDictionary<string, RulePackage> _packages = new(StringComparer.Ordinal);

    /// <summary>The package a campaign is judged by.</summary>
    /// <exception cref="Errors.InvalidInputException">The stored text is no package.</exception>
    public RulePackage Of(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return _packages.GetOrAdd(campaign.RulePackageJson, RulePackageJson.Read);
    }
}
