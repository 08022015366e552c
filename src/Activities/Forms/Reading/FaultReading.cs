using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Reads the rows of a remedial plan: fault, measure, deadline. Rows in which nothing was typed are none.</summary>
internal sealed class FaultReading : FieldReader
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>Codes of the rows that were typed, in their order.</summary>
    public static IReadOnlyList<string> Codes(FormField field, RawValues values) => [.. values.Below(field.Name)];

    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var rows = ImmutableArray.CreateBuilder<FaultRow>();
        var value = new JsonObject();
        var codes = Codes(field, values).Where(code => ((string[])["fault", "measure", "due"]).Any(name => Typed(field, values, code, name).Length > 0)).ToList();
        if (codes.Count > FaultRow.Most)
            errors.Add(new FieldError(field.Name, Sentence.Of("Gộp bớt: tối đa {0} mục.", FaultRow.Most.ToString(CultureInfo.InvariantCulture))));
        if (codes.Count == 0 && field.Required)
            errors.Add(new FieldError(field.Name, Sentence.Of("Ghi ít nhất một hạn chế cần khắc phục.")));
        foreach (var code in codes.Take(FaultRow.Most))
        {
            var row = Row(field, values, code, errors);
            rows.Add(row);
            value[code] = new JsonObject { ["fault"] = row.Fault, ["measure"] = row.Measure, ["due"] = row.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }

        return new FieldRead(value.Count == 0 ? null : value, errors.ToImmutable()) { Faults = rows.ToImmutable() };
    }

    private static FaultRow Row(FormField field, RawValues values, string code, ImmutableArray<FieldError>.Builder errors)
    {
        var fault = Text("fault", Sentence.Of("Ghi hạn chế, khuyết điểm cần khắc phục."));
        var measure = Text("measure", Sentence.Of("Ghi biện pháp khắc phục."));
        if (!DateOnly.TryParseExact(Typed(field, values, code, "due"), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || due.Year is < 2000 or > 2100)
            errors.Add(new FieldError($"{field.Name}/{code}/due", Sentence.Of("Ghi ngày khắc phục xong, như 30/06/2027.")));
        return new FaultRow(code, fault, measure, due);

        string Text(string name, Sentence missing)
        {
            var text = Typed(field, values, code, name);
            if (text.Length == 0)
                errors.Add(new FieldError($"{field.Name}/{code}/{name}", missing));
            else if (text.Length > FaultRow.LongestText)
                errors.Add(new FieldError($"{field.Name}/{code}/{name}", TooLong(text)));
            return text;
        }
    }

    internal static Sentence TooLong(string text) => Sentence.Of(
        "Rút gọn còn tối đa {0} ký tự (đang là {1}).", FaultRow.LongestText.ToString(CultureInfo.InvariantCulture), text.Length.ToString(CultureInfo.InvariantCulture));

    private static string Typed(FormField field, RawValues values, string code, string name) => values[$"{field.Name}/{code}/{name}"].Trim();
}
