using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Editing;

namespace CanBo.Host.Pages.Procedures;

/// <summary>Reads the sheet of a form as the editing page posts it: inputs named by their path, such as <c>parts/0/fields/2/label/vi</c>.</summary>
internal static class FormSheetForm
{
    // Far above what a form may hold (200 fields); keeps a hostile request from being counted to its end.
    private const int Most = 400;

    public static FormSheet Read(IFormCollection form) => new(
        Words(form, "form/title"), Words(form, "form/lead"), Words(form, "form/pledge"), Text(form, "form/legalBasis"),
        List(form, "parts", "title/vi", (path) => new PartSheet(
            Text(form, $"{path}/name"), Words(form, $"{path}/title"), Words(form, $"{path}/lead"),
            List(form, $"{path}/fields", "kind", field => Field(form, field)))));

    /// <summary>Groups of criteria below a path.</summary>
    public static ImmutableArray<GroupSheet> Groups(IFormCollection form, string path) => List(form, path, "code", group => new GroupSheet(
        Text(form, $"{group}/code"), Words(form, $"{group}/name"),
        List(form, $"{group}/criteria", "code", criterion => new CriterionSheet(Text(form, $"{criterion}/code"), Words(form, $"{criterion}/name"), Text(form, $"{criterion}/max")))));

    /// <summary>The kind of field to be added to the part that the button names.</summary>
    public static FormFieldKind KindToAdd(IFormCollection form, string button) =>
        Kind(Text(form, $"parts/{button.Split(':')[^1]}/add"));

    private static FieldSheet Field(IFormCollection form, string path) => new(
        Text(form, $"{path}/name"), Kind(Text(form, $"{path}/kind")), Words(form, $"{path}/label"), Words(form, $"{path}/hint"),
        form[$"{path}/required"] == "true", Text(form, $"{path}/maxLength"), Text(form, $"{path}/min"), Text(form, $"{path}/max"), Text(form, $"{path}/decimals"),
        List(form, $"{path}/choices", "value", choice => new ChoiceSheet(Text(form, $"{choice}/value"), Words(form, $"{choice}/label"), Words(form, $"{choice}/hint"))),
        Groups(form, $"{path}/groups"),
        form[$"{path}/products"] == "true",
        Enum.TryParse<FieldMeaning>(form[$"{path}/gives"], out var gives) && Enum.IsDefined(gives) ? gives : FieldMeaning.Nothing,
        Condition(form, path).Field, Condition(form, path).Is);

    // One dropdown holds both: the field and the value that shows this one.
    private static (string Field, string Is) Condition(IFormCollection form, string path) =>
        Text(form, $"{path}/showIf").Split('=', 2) is [var field, var value] ? (field, value) : ("", "");

    private static FormFieldKind Kind(string text) => Enum.TryParse<FormFieldKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : FormFieldKind.Text;

    private static ImmutableArray<T> List<T>(IFormCollection form, string path, string sign, Func<string, T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (var at = 0; at < Most && string.Create(CultureInfo.InvariantCulture, $"{path}/{at}") is var item && form.ContainsKey($"{item}/{sign}"); at++)
            items.Add(read(item));
        return items.ToImmutable();
    }

    private static Words Words(IFormCollection form, string path) => new(Text(form, $"{path}/vi"), Text(form, $"{path}/en"));

    private static string Text(IFormCollection form, string path) => TypedText.Clean(form[path].ToString());
}
