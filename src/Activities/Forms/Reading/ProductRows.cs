using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Reads the products of a score table. Rows in which nothing was typed are no products.</summary>
internal static class ProductRows
{
    private const int Most = 200;
    private const int NameLength = 300;
    private const int NoteLength = 1_000;

    /// <summary>Codes of the products that were typed, in their order.</summary>
    public static IReadOnlyList<string> Codes(FormField field, RawValues values) => [.. values.Below(Path(field))];

    /// <summary>The name under which evidence of a product is filed.</summary>
    public static string FilesOf(FormField field, string code) => $"{Path(field)}/{code}";

    /// <summary>A code for one more product beside those.</summary>
    public static string NextCode(IEnumerable<string> codes)
    {
        var taken = codes.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)).First(code => !taken.Contains(code));
    }

    public static IReadOnlyList<ProductRow> Read(FormField field, RawValues values, FormContext context, ImmutableArray<FieldError>.Builder errors)
    {
        var codes = Codes(field, values).Where(code => !IsEmpty(field, values, code) || context.Files.Contains(FilesOf(field, code))).ToList();
        if (codes.Count > Most)
            errors.Add(new FieldError(Path(field), Sentence.Of("Gộp bớt: tối đa {0} sản phẩm.", Most.ToString(CultureInfo.InvariantCulture))));
        return [.. codes.Take(Most).Select(code => Row(field, values, code, context, errors))];
    }

    private static ProductRow Row(FormField field, RawValues values, string code, FormContext context, ImmutableArray<FieldError>.Builder errors)
    {
        var path = FilesOf(field, code);
        string Typed(string name) => values[$"{path}/{name}"].Trim();
        void Wrong(string name, Sentence message) => errors.Add(new FieldError($"{path}/{name}", message));

        var name = Typed("name");
        if (name.Length is 0 or > NameLength)
            Wrong("name", Sentence.Of("Ghi tên sản phẩm, tối đa {0} ký tự.", NameLength.ToString(CultureInfo.InvariantCulture)));
        var note = Typed("note");
        if (note.Length > NoteLength)
            Wrong("note", Sentence.Of("Rút gọn còn tối đa {0} ký tự (đang là {1}).", NoteLength.ToString(CultureInfo.InvariantCulture), note.Length.ToString(CultureInfo.InvariantCulture)));
        if (!Enum.TryParse<ProductOrigin>(Typed("origin") is { Length: > 0 } given ? given : nameof(ProductOrigin.Assigned), ignoreCase: true, out var origin) || !Enum.IsDefined(origin))
            Wrong("origin", Sentence.Of("Chọn một trong: {0}.", string.Join(", ", Enum.GetNames<ProductOrigin>())));

        var product = new Product(
            code,
            origin,
            Units("assigned"),
            Units("completed"),
            Times("failedReviews"),
            Times("lateEvents"),
            Times("excusedReviews"),
            Times("excusedLateEvents"));
        var already = errors.Select(e => e.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var error in product.Check().Where(e => !already.Contains($"{path}/{e.Field}")))
            Wrong(error.Field, error.Message);
        if (note.Length == 0 && (origin is ProductOrigin.Assigned or ProductOrigin.Added)
            && product.Completed > Fraction.Zero && !context.Files.Contains(path))
            Wrong("files", Sentence.Of("Thêm ít nhất một minh chứng, hoặc ghi lý do không có."));
        return new ProductRow(product, name, note);

        Fraction Units(string setting)
        {
            if (Typed(setting) is not { Length: > 0 } typed)
                return Fraction.Zero;
            if (Numbers.TryRead(typed, out var units) && units <= 100_000 && !Numbers.HasMoreDecimals(units, 4))
                return units;
            Wrong(setting, Sentence.Of("Nhập số đơn vị từ 0 trở lên."));
            return Fraction.Zero;
        }

        int Times(string setting)
        {
            if (!Numbers.TryCount(Typed(setting), out var times))
                Wrong(setting, Sentence.Of("Nhập số lần từ 0 trở lên."));
            return times;
        }
    }

    private static bool IsEmpty(FormField field, RawValues values, string code) =>
        values.Below(FilesOf(field, code)).All(name => name is "origin" or "code" || values[$"{FilesOf(field, code)}/{name}"].Trim() is "" or "0");

    private static string Path(FormField field) => $"{field.Name}/products";
}
