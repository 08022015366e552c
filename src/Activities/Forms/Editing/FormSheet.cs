using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Workflows;

namespace CanBo.Activities.Forms.Editing;

/// <summary>A form as it stands in the page that edits it: texts as typed, right or wrong. <see cref="FormSheetReading"/> makes a form of it.</summary>
/// <param name="Title">Its name, as it stands on paper.</param>
/// <param name="Lead">One sentence: what is asked.</param>
/// <param name="Pledge">What the person confirms when sending.</param>
/// <param name="LegalBasis">Where the form comes from.</param>
/// <param name="Parts">The pages.</param>
public sealed record FormSheet(Words Title, Words Lead, Words Pledge, string LegalBasis, ImmutableArray<PartSheet> Parts)
{
    /// <summary>A stored form, ready to be edited.</summary>
    public static FormSheet Of(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            Words.Of(form.Title), Words.Of(form.Lead), Words.Of(form.Pledge), form.LegalBasis,
            [.. form.Parts.Select(part => new PartSheet(part.Name, Words.Of(part.Title), Words.Of(part.Lead), [.. part.Fields.Select(FieldSheet.Of)]))]);
    }
}

/// <summary>One page of a form.</summary>
/// <param name="Name">Its name in addresses; empty until it is stored, when it is made from the title.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">One sentence under the heading.</param>
/// <param name="Fields">Its fields.</param>
public sealed record PartSheet(string Name, Words Title, Words Lead, ImmutableArray<FieldSheet> Fields);

/// <summary>One field, with the settings of every kind: those that its kind does not have are left out when the form is made.</summary>
/// <param name="Name">Its name in answers; empty until it is stored, when it is made from the label.</param>
/// <param name="Kind">What is filled in.</param>
/// <param name="Label">The question.</param>
/// <param name="Hint">One short line.</param>
/// <param name="Required">Whether it must be filled in.</param>
/// <param name="MaxLength">Text: the most characters.</param>
/// <param name="Min">Number: the least.</param>
/// <param name="Max">Number: the most.</param>
/// <param name="Decimals">Number and scores: digits after the comma.</param>
/// <param name="Choices">Choice: the options.</param>
/// <param name="Groups">Score table: the criteria; none takes those of the rule package.</param>
/// <param name="Products">Score table: whether products are listed.</param>
/// <param name="Gives">What the answer means to the case.</param>
/// <param name="ShowField">Name of the earlier field, or fact, that it hangs on; empty shows it always.</param>
/// <param name="ShowIs">The value that shows it.</param>
public sealed record FieldSheet(
    string Name,
    FormFieldKind Kind,
    Words Label,
    Words Hint,
    bool Required,
    string MaxLength,
    string Min,
    string Max,
    string Decimals,
    ImmutableArray<ChoiceSheet> Choices,
    ImmutableArray<GroupSheet> Groups,
    bool Products,
    FieldMeaning Gives,
    string ShowField,
    string ShowIs)
{
    /// <summary>A new field.</summary>
    public static FieldSheet New(FormFieldKind kind) => new(
        "", kind, Words.None, Words.None, false, "", kind == FormFieldKind.Number ? "0" : "", kind == FormFieldKind.Number ? "100" : "", "2",
        kind == FormFieldKind.Choice ? [ChoiceSheet.New, ChoiceSheet.New] : [], [], false, FieldMeaning.Nothing, "", "");

    internal static FieldSheet Of(FormField field) => new(
        field.Name, field.Kind, Words.Of(field.Label), Words.Of(field.Hint), field.Required,
        field.MaxLength == 0 ? "" : Typed.Whole(field.MaxLength), Typed.Number(field.Min), Typed.Number(field.Max), Typed.Whole(field.Decimals),
        [.. field.Choices.Select(choice => new ChoiceSheet(choice.Value, Words.Of(choice.Label), Words.Of(choice.Hint)))],
        [.. field.Groups.Select(GroupSheet.Of)],
        field.Products, field.Gives, field.ShowIf?.Field ?? "", field.ShowIf?.Is ?? "");
}

/// <summary>One option of a choice.</summary>
/// <param name="Value">What is stored with answers; empty until the form is stored, when it is made from the label.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">The consequence, on a second line.</param>
public sealed record ChoiceSheet(string Value, Words Label, Words Hint)
{
    /// <summary>An option nobody has written yet.</summary>
    public static ChoiceSheet New { get; } = new("", Words.None, Words.None);
}

/// <summary>One group of criteria; its most points are the sum of its criteria's.</summary>
/// <param name="Code">Such as <c>II</c>.</param>
/// <param name="Name">The name on the sheet.</param>
/// <param name="Criteria">The criteria.</param>
public sealed record GroupSheet(string Code, Words Name, ImmutableArray<CriterionSheet> Criteria)
{
    internal static GroupSheet Of(CriterionGroup group) =>
        new(group.Code, Words.Of(group.Name), [.. group.Criteria.Select(c => new CriterionSheet(c.Code, Words.Of(c.Name), Typed.Number(c.Max)))]);
}

/// <summary>One criterion.</summary>
/// <param name="Code">Such as <c>II.3</c>.</param>
/// <param name="Name">The name on the sheet.</param>
/// <param name="Max">The most points, as typed.</param>
public sealed record CriterionSheet(string Code, Words Name, string Max);

/// <summary>A text in both languages, as typed.</summary>
/// <param name="Vietnamese">What Vietnamese readers see.</param>
/// <param name="English">What English readers see; empty shows them the Vietnamese.</param>
public sealed record Words(string Vietnamese, string English)
{
    /// <summary>Nothing written.</summary>
    public static Words None { get; } = new("", "");

    /// <summary>True when neither language says anything.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Vietnamese) && string.IsNullOrWhiteSpace(English);

    internal static Words Of(Bilingual? text) => text is null ? None : new(text.Vietnamese, text.English == text.Vietnamese ? "" : text.English);

    internal Bilingual ToText() => new(Vietnamese.Trim(), string.IsNullOrWhiteSpace(English) ? Vietnamese.Trim() : English.Trim());

    internal Bilingual? ToTextOrNull() => IsEmpty ? null : ToText();
}
