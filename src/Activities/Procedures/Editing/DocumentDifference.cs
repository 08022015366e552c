using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>One setting in which two versions differ.</summary>
/// <param name="Label">What people call the setting.</param>
/// <param name="Before">What it was; null when it was not there.</param>
/// <param name="After">What it is; null when it is gone.</param>
public sealed record DocumentDifference(Sentence Label, Sentence? Before, Sentence? After)
{
    /// <summary>Compares two versions setting by setting, in the order of the newer; what is gone comes last.</summary>
    public static ImmutableArray<DocumentDifference> Between(ImmutableArray<DescribedSetting> before, ImmutableArray<DescribedSetting> after)
    {
        var old = before.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var current = after.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Where(s => !old.TryGetValue(s.Key, out var was) || was.Value != s.Value).Select(s => new DocumentDifference(s.Label, old.GetValueOrDefault(s.Key)?.Value, s.Value)),
            .. before.Where(s => !current.Contains(s.Key)).Select(s => new DocumentDifference(s.Label, s.Value, null)),
        ];
    }
}
