using System.Collections.Immutable;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>Rule packages as documents that belong to procedures.</summary>
internal sealed class RulePackageFormat : IDocumentFormat
{
    public DocumentKind Kind => DocumentKind.RulePackage;

    public string Rewrite(string json) => RulePackageJson.Write(RulePackageJson.Read(json));

    public ImmutableArray<DescribedSetting> Describe(string json)
    {
        var package = RulePackageJson.Read(json);
        var sheet = RuleSheet.Of(package);
        return
        [
            .. sheet.Settings.Select(setting => new DescribedSetting(KeyOf(package, setting.Place), setting.Label, Say(setting, sheet[setting.Place]))),
            .. package.Score.General.SelectMany(group => group.Criteria).Select(c => new DescribedSetting($"criterion/{c.Code}", Sentence.Of("Tiêu chí {0}", c.Code), Sentence.Of("{0}, tối đa {1} điểm", Sentence.Term(c.Name), Typed.Number(c.Max)))),
        ];
    }

    // Rules are told apart by their code, so that one put in between does not look like a change of all behind it.
    private static string KeyOf(RulePackage package, string place) => place.StartsWith("hardRules[", StringComparison.Ordinal)
        ? $"rule/{package.HardRules[int.Parse(place["hardRules[".Length..place.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)].Code}/{place[(place.IndexOf(']', StringComparison.Ordinal) + 1)..]}"
        : place;

    private static Sentence Say(RuleSetting setting, string value) => setting.Kind switch
    {
        _ when value.Length == 0 => new Sentence("", []),
        RuleSettingKind.Switch => value == "true" ? Sentence.Of("có") : Sentence.Of("không"),
        RuleSettingKind.Choice or RuleSettingKind.Choices => Sentence.Of("{0}", string.Join("; ", value.Split(',').Select(v => Sentence.Term(RuleWords.Of((Enum)Enum.Parse(setting.Choices!, v)))))),
        RuleSettingKind.Day or RuleSettingKind.OptionalDay => Sentence.Of("{0}", Calendar.VietnameseDates.Digits(DateOnly.ParseExact(value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
        _ => Sentence.Of("{0}", value),
    };
}
