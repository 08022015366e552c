using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Json;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>A rule package as it stands in the page that edits it: texts as typed by place, and the criteria.</summary>
/// <param name="Settings">What can be edited, in the order of the page.</param>
/// <param name="Values">What is typed, by <see cref="RuleSetting.Place"/>.</param>
/// <param name="Groups">The general criteria.</param>
public sealed record RuleSheet(ImmutableArray<RuleSetting> Settings, ImmutableDictionary<string, string> Values, ImmutableArray<GroupSheet> Groups)
{
    /// <summary>A stored package, ready to be edited.</summary>
    public static RuleSheet Of(RulePackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var json = Json(package);
        ImmutableArray<RuleSetting> settings = [.. RuleSettings.Of(package)];
        return new(settings, settings.ToImmutableDictionary(s => s.Place, s => RuleValue.Show(s.Kind, JsonPlace.Find(json, s.Place))), [.. package.Score.General.Select(GroupSheet.Of)]);
    }

    /// <summary>What is typed at a place.</summary>
    public string this[string place] => Values.GetValueOrDefault(place, "");

    /// <summary>The sheet after a button of the criteria was pressed.</summary>
    public RuleSheet After(string? button)
    {
        var (act, at) = FormSheetActs.Read(button);
        return this with { Groups = FormSheetActs.InGroups(Groups, act, at) };
    }

    /// <summary>
    /// The document that was typed over <paramref name="stored"/>; what the page does not show stays as it is. A level of points that is missing is asked for by the check of the package.
    /// </summary>
    /// <returns>The package as JSON, and what could not be read, each at its place; the JSON is good only without errors.</returns>
    public (string Json, ImmutableArray<FieldError> Errors) Over(RulePackage stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var errors = new List<FieldError>();
        var json = Json(stored);
        foreach (var setting in Settings)
        {
            if (RuleValue.Read(setting.Kind, this[setting.Place], setting.Choices) is { IsGood: true } read)
                JsonPlace.Set(json, setting.Place, read.Value);
            else
                errors.Add(new(setting.Place, RuleValue.HowToWrite(setting.Kind)));
        }

        var groups = FormSheetReading.Groups(Groups, RuleSettings.Criteria, errors);
        JsonPlace.Set(json, RuleSettings.Criteria, System.Text.Json.JsonSerializer.SerializeToNode(groups, StrictJson.Options));
        return (json.ToJsonString(StrictJson.Options), [.. errors]);
    }

    // What a package leaves to the usual is shown, and written, as the usual.
    private static JsonNode Json(RulePackage package) => JsonNode.Parse(RulePackageJson.Write(package with { Reminders = package.Remind, Meeting = package.Meet }))!;
}
