using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Json;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>Between values of a package and what people type for them.</summary>
internal static class RuleValue
{
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>What was typed, as JSON; not good when it cannot be read.</summary>
    public readonly record struct Reading(bool IsGood, JsonNode? Value);

    public static string Show(RuleSettingKind kind, JsonNode? value) => value is null ? "" : kind switch
    {
        RuleSettingKind.Number or RuleSettingKind.OptionalNumber => Typed.Number(value.Deserialize<Fraction>(StrictJson.Options)),
        RuleSettingKind.Switch => value.GetValue<bool>() ? "true" : "false",
        RuleSettingKind.Wholes => string.Join(", ", value.AsArray().Select(item => item!.ToString())),
        RuleSettingKind.Choices => string.Join(',', value.AsArray().Select(item => item!.ToString())),
        RuleSettingKind.YearDay => MonthDay.TryParse(value.ToString(), out var day) ? string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{day.Month:00}") : "",
        _ => value.ToString(),
    };

    public static Reading Read(RuleSettingKind kind, string typed, Type? choices)
    {
        var text = TypedText.Clean(typed).Trim();
        return kind switch
        {
            RuleSettingKind.Text or RuleSettingKind.LongText => Good(text),
            RuleSettingKind.OptionalNumber or RuleSettingKind.OptionalWhole or RuleSettingKind.OptionalDay when text.Length == 0 => Good(null),
            RuleSettingKind.Number or RuleSettingKind.OptionalNumber => Typed.TryNumber(text, out var number) ? Good(JsonSerializer.SerializeToNode(number, StrictJson.Options)) : default,
            RuleSettingKind.Whole or RuleSettingKind.OptionalWhole => Typed.TryWhole(text, out var whole) ? Good(whole) : default,
            RuleSettingKind.Wholes => Wholes(text),
            RuleSettingKind.Switch => Good(text == "true"),
            RuleSettingKind.Choice => Enum.IsDefined(choices!, text) ? Good(text) : default,
            RuleSettingKind.Choices => Choices(text, choices!),
            RuleSettingKind.Day or RuleSettingKind.OptionalDay => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Good(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : default,
            RuleSettingKind.YearDay => text.Split('/') is [var first, var second] && Typed.TryWhole(first, out var d) && Typed.TryWhole(second, out var m)
                && MonthDay.TryParse(string.Create(CultureInfo.InvariantCulture, $"{m:00}-{d:00}"), out var yearDay) ? Good(yearDay.ToString()) : default,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
    }

    public static Sentence HowToWrite(RuleSettingKind kind) => kind switch
    {
        RuleSettingKind.Whole or RuleSettingKind.OptionalWhole => Sentence.Of("Viết một số nguyên."),
        RuleSettingKind.Wholes => Sentence.Of("Viết các số nguyên cách nhau dấu phẩy, ví dụ {0}.", "1, 3"),
        RuleSettingKind.Choice or RuleSettingKind.Choices => Sentence.Of("Chọn một mục."),
        RuleSettingKind.Day or RuleSettingKind.OptionalDay => Sentence.Of("Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2026."),
        RuleSettingKind.YearDay => Sentence.Of("Ghi ngày/tháng, ví dụ {0}; không nhận ngày 29/02.", "15/12"),
        _ => Sentence.Of("Không đọc được số này. Viết như {0} hoặc {1}.", "0,2", "2/3"),
    };

    private static Reading Good(JsonNode? value) => new(true, value);

    private static Reading Wholes(string text)
    {
        var numbers = new JsonArray();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Typed.TryWhole(part, out var number))
                return default;
            numbers.Add(number);
        }

        return Good(numbers);
    }

    // None chosen is well formed: the check of the package says that one is needed.
    private static Reading Choices(string text, Type choices)
    {
        var chosen = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(chosen, value => Enum.IsDefined(choices, value)) ? Good(new JsonArray([.. chosen.Select(value => JsonValue.Create(value))])) : default;
    }
}
