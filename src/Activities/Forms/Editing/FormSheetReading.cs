using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Editing;

/// <summary>Makes a form of what was typed. Names of new parts, fields and options are made from their Vietnamese words, so that nobody has to think of one.</summary>
/// <param name="Form">The form as far as it can be read: what the preview shows.</param>
/// <param name="Errors">What is to be mended, each at the path of its input, such as <c>parts/0/fields/1/max</c>; none when the form can be stored.</param>
public sealed record FormSheetReading(Form Form, ImmutableArray<FieldError> Errors)
{
    /// <summary>Reads a sheet.</summary>
    public static FormSheetReading Of(FormSheet sheet, string code, int version)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(sheet.Title.Vietnamese))
            errors.Add(new("form/title/vi", Sentence.Of("Ghi tên biểu mẫu.")));
        var names = new NewNames(sheet);
        ImmutableArray<FormPart> parts = [.. sheet.Parts.Select((part, at) => Part(part, At("parts", at), names, errors))];
        var form = new Form(code, version, sheet.Title.ToText(), parts, sheet.Lead.ToTextOrNull(), sheet.Pledge.ToTextOrNull(), sheet.LegalBasis.Trim());
        errors.AddRange(FormCheck.Errors(form).Select(error => error with { Field = PathOf(form, error.Field) }).Where(error => !errors.Exists(e => e.Field == error.Field)));
        return new FormSheetReading(form, [.. errors]);
    }

    /// <summary>The sheet with the names that were made for what is new and labelled, so that the next reading keeps them and conditions can refer to them.</summary>
    public FormSheet Named(FormSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet with
        {
            Parts = [.. sheet.Parts.Zip(Form.Parts, (part, made) => part with
            {
                Name = Kept(part.Name, part.Title, made.Name),
                Fields = [.. part.Fields.Zip(made.Fields, (field, known) => field with
                {
                    Name = Kept(field.Name, field.Label, known.Name),
                    Choices = field.Kind == FormFieldKind.Choice ? [.. field.Choices.Zip(known.Choices, (choice, stored) => choice with { Value = Kept(choice.Value, choice.Label, stored.Value) })] : field.Choices,
                })],
            })],
        };
    }

    private static string Kept(string name, Words words, string made) => name.Length == 0 && words.IsEmpty ? "" : made;

    private static FormPart Part(PartSheet part, string path, NewNames names, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(part.Title.Vietnamese))
            errors.Add(new($"{path}/title/vi", Sentence.Of("Ghi tên phần này.")));
        return new FormPart(
            part.Name.Length > 0 ? part.Name : names.Part(part.Title.Vietnamese), part.Title.ToText(),
            [.. part.Fields.Select((field, at) => Field(field, At($"{path}/fields", at), names, errors))], part.Lead.ToTextOrNull());
    }

    private static FormField Field(FieldSheet field, string path, NewNames names, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(field.Label.Vietnamese))
            errors.Add(new($"{path}/label/vi", Sentence.Of("Ghi câu hỏi của trường này.")));
        var isText = field.Kind is FormFieldKind.Text or FormFieldKind.LongText;
        var isNumber = field.Kind == FormFieldKind.Number;
        var takesPoints = isNumber || field.Kind is FormFieldKind.ScoreTable or FormFieldKind.MonthlyTotals;
        return new FormField(
            field.Name.Length > 0 ? field.Name : names.Field(field.Label.Vietnamese),
            field.Kind,
            field.Label.ToText(),
            field.Hint.ToTextOrNull(),
            field.Required && field.Kind != FormFieldKind.Note,
            isText ? Whole(field.MaxLength, $"{path}/maxLength", 0, errors) : 0,
            isNumber ? Number(field.Min, $"{path}/min", errors) : null,
            isNumber ? Number(field.Max, $"{path}/max", errors) : null,
            takesPoints ? Whole(field.Decimals, $"{path}/decimals", 2, errors) : 2,
            field.Kind == FormFieldKind.Choice ? Choices(field.Choices, path, errors) : [],
            field.Kind == FormFieldKind.ScoreTable ? Groups(field.Groups, $"{path}/groups", errors) : [],
            field.Kind == FormFieldKind.ScoreTable && field.Products,
            field.Gives,
            field.ShowField.Length > 0 ? new FieldCondition(field.ShowField, field.ShowIs) : null);
    }

    private static ImmutableArray<FormChoice> Choices(ImmutableArray<ChoiceSheet> choices, string path, List<FieldError> errors)
    {
        var taken = choices.Select(c => c.Value).Where(v => v.Length > 0).ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < choices.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(choices[at].Label.Vietnamese))
                errors.Add(new($"{At($"{path}/choices", at)}/label/vi", Sentence.Of("Ghi lời của mục này, hoặc bỏ mục.")));
        }

        return [.. choices.Select(c => new FormChoice(c.Value.Length > 0 ? c.Value : NewNames.Make(c.Label.Vietnamese, "choice", taken), c.Label.ToText(), c.Hint.ToTextOrNull()))];
    }

    /// <summary>Criteria as typed; a group's most points are the sum of its criteria's.</summary>
    internal static ImmutableArray<CriterionGroup> Groups(ImmutableArray<GroupSheet> groups, string path, List<FieldError> errors) =>
    [
        .. groups.Select((group, at) =>
        {
            Require(group.Code, $"{At(path, at)}/code", errors);
            Require(group.Name.Vietnamese, $"{At(path, at)}/name/vi", errors);
            ImmutableArray<Criterion> criteria = [.. group.Criteria.Select((criterion, number) => Criterion(criterion, At($"{At(path, at)}/criteria", number), errors))];
            return new CriterionGroup(group.Code.Trim(), group.Name.ToText(), criteria.Aggregate(Fraction.Zero, (sum, c) => sum + c.Max), criteria);
        }),
    ];

    private static Criterion Criterion(CriterionSheet criterion, string path, List<FieldError> errors)
    {
        Require(criterion.Code, $"{path}/code", errors);
        Require(criterion.Name.Vietnamese, $"{path}/name/vi", errors);
        if (!Typed.TryNumber(criterion.Max, out var max) || max <= Fraction.Zero || max > 100)
            errors.Add(new($"{path}/max", Sentence.Of("Ghi điểm tối đa, lớn hơn 0 và không quá 100.")));
        return new Criterion(criterion.Code.Trim(), criterion.Name.ToText(), max);
    }

    private static void Require(string text, string path, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            errors.Add(new(path, Sentence.Of("Ô này chưa ghi.")));
    }

    private static int Whole(string typed, string path, int usual, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return usual;
        if (!Typed.TryWhole(typed, out var number))
            errors.Add(new(path, Sentence.Of("Viết một số nguyên.")));
        return number;
    }

    private static Fraction? Number(string typed, string path, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Typed.TryNumber(typed, out var number))
            return number;
        errors.Add(new(path, Sentence.Of("Không đọc được số này. Viết như {0} hoặc {1}.", "80", "4,5")));
        return null;
    }

    // The check names places by the form's own names: D335-M02/months/gives.
    private static string PathOf(Form form, string place)
    {
        var names = place.Split('/');
        if (names.Length < 2)
            return place is "parts" ? "form/parts" : "form/title/vi";
        for (var part = 0; part < form.Parts.Length; part++)
        {
            var fields = form.Parts[part].Fields;
            for (var field = fields.Length - 1; field >= 0; field--)
            {
                if (fields[field].Name == names[1])
                    return $"{At($"{At("parts", part)}/fields", field)}/{(names.Length > 2 ? names[2] : "label/vi")}";
            }

            if (form.Parts[part].Name == names[1])
                return $"{At("parts", part)}/title/vi";
        }

        return "form/title/vi";
    }

    private static string At(string path, int at) => string.Create(CultureInfo.InvariantCulture, $"{path}/{at}");
}
