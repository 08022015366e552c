using System.Collections.Immutable;
using System.Globalization;

namespace CanBo.Activities.Forms.Editing;

/// <summary>
/// What the buttons of the editing page do to a sheet: add, remove and move parts, fields, options and criteria. A button is a word and positions, such as <c>drop:0/2</c>;
/// one that fits nothing (sent from an old page) changes nothing.
/// </summary>
public static class FormSheetActs
{
    /// <summary>The sheet after the button, and the path of what it touched, to be opened; null when nothing was.</summary>
    /// <param name="sheet">The sheet as typed.</param>
    /// <param name="button">The button's value.</param>
    /// <param name="kind">The kind of a field to be added.</param>
    public static (FormSheet Sheet, string? Touched) Apply(FormSheet sheet, string? button, FormFieldKind kind)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (act, at) = Read(button);
        return act switch
        {
            "addPart" => (sheet with { Parts = sheet.Parts.Add(new PartSheet("", Words.None, Words.None, [])) }, Part(sheet.Parts.Length)),
            "dropPart" when Has(sheet, at, 1) => (sheet with { Parts = sheet.Parts.RemoveAt(at[0]) }, null),
            "upPart" when Has(sheet, at, 1) && at[0] > 0 => (sheet with { Parts = Swap(sheet.Parts, at[0], at[0] - 1) }, Part(at[0] - 1)),
            "downPart" when Has(sheet, at, 1) && at[0] + 1 < sheet.Parts.Length => (sheet with { Parts = Swap(sheet.Parts, at[0], at[0] + 1) }, Part(at[0] + 1)),
            "add" when Has(sheet, at, 1) => (InPart(sheet, at[0], fields => fields.Add(FieldSheet.New(kind))), Field(at[0], sheet.Parts[at[0]].Fields.Length)),
            "drop" when Has(sheet, at, 2) => (InPart(sheet, at[0], fields => fields.RemoveAt(at[1])), null),
            "up" when Has(sheet, at, 2) => Move(sheet, at[0], at[1], -1),
            "down" when Has(sheet, at, 2) => Move(sheet, at[0], at[1], 1),
            _ when Has(sheet, at, 2) => (InPart(sheet, at[0], fields => fields.SetItem(at[1], InField(fields[at[1]], act, at[2..]))), Field(at[0], at[1])),
            _ => (sheet, null),
        };
    }

    private static FieldSheet InField(FieldSheet field, string act, int[] at) => act switch
    {
        "addChoice" => field with { Choices = field.Choices.Add(ChoiceSheet.New) },
        "dropChoice" when Fits(field.Choices, at) => field with { Choices = field.Choices.RemoveAt(at[0]) },
        "upChoice" when Fits(field.Choices, at) && at[0] > 0 => field with { Choices = Swap(field.Choices, at[0], at[0] - 1) },
        "downChoice" when Fits(field.Choices, at) && at[0] + 1 < field.Choices.Length => field with { Choices = Swap(field.Choices, at[0], at[0] + 1) },
        _ => field with { Groups = InGroups(field.Groups, act, at) },
    };

    /// <summary>The same for the criteria of a score scheme.</summary>
    internal static ImmutableArray<GroupSheet> InGroups(ImmutableArray<GroupSheet> groups, string act, int[] at) => act switch
    {
        "addGroup" => groups.Add(new GroupSheet("", Words.None, [new CriterionSheet("", Words.None, "")])),
        "dropGroup" when Fits(groups, at) => groups.RemoveAt(at[0]),
        "addCriterion" when Fits(groups, at) => groups.SetItem(at[0], groups[at[0]] with { Criteria = groups[at[0]].Criteria.Add(new CriterionSheet("", Words.None, "")) }),
        "dropCriterion" when Fits(groups, at) && Fits(groups[at[0]].Criteria, at[1..]) => groups.SetItem(at[0], groups[at[0]] with { Criteria = groups[at[0]].Criteria.RemoveAt(at[1]) }),
        _ => groups,
    };

    /// <summary>A button's word and positions.</summary>
    internal static (string Act, int[] At) Read(string? button)
    {
        var parts = (button ?? "").Split(':', 2);
        var at = parts.Length < 2 ? [] : parts[1].Split('/').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return at.Contains(-1) ? ("", []) : (parts[0], at);
    }

    // Beyond the end of a part a field goes on into the next one.
    private static (FormSheet Sheet, string? Touched) Move(FormSheet sheet, int part, int field, int by)
    {
        var fields = sheet.Parts[part].Fields;
        if (field + by >= 0 && field + by < fields.Length)
            return (InPart(sheet, part, list => Swap(list, field, field + by)), Field(part, field + by));
        var next = part + by;
        if (next < 0 || next >= sheet.Parts.Length)
            return (sheet, Field(part, field));
        var moved = InPart(InPart(sheet, part, list => list.RemoveAt(field)), next, list => by < 0 ? list.Add(fields[field]) : list.Insert(0, fields[field]));
        return (moved, Field(next, by < 0 ? moved.Parts[next].Fields.Length - 1 : 0));
    }

    private static FormSheet InPart(FormSheet sheet, int part, Func<ImmutableArray<FieldSheet>, ImmutableArray<FieldSheet>> change) =>
        sheet with { Parts = sheet.Parts.SetItem(part, sheet.Parts[part] with { Fields = change(sheet.Parts[part].Fields) }) };

    private static bool Has(FormSheet sheet, int[] at, int depth) =>
        at.Length >= depth && at[0] < sheet.Parts.Length && (depth < 2 || at[1] < sheet.Parts[at[0]].Fields.Length);

    private static bool Fits<T>(ImmutableArray<T> list, int[] at) => at.Length > 0 && at[0] < list.Length;

    private static ImmutableArray<T> Swap<T>(ImmutableArray<T> list, int one, int other) => list.SetItem(one, list[other]).SetItem(other, list[one]);

    private static string Part(int part) => string.Create(CultureInfo.InvariantCulture, $"parts/{part}");

    private static string Field(int part, int field) => string.Create(CultureInfo.InvariantCulture, $"parts/{part}/fields/{field}");
}
