using System.Globalization;
using System.Text.RegularExpressions;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms;

/// <summary>What must hold of a form beyond the shape of its JSON. Places name the form and the field, as an author thinks of them.</summary>
internal static partial class FormCheck
{
    private const int MostFields = 200;

    public static IEnumerable<FieldError> Errors(Form form)
    {
        if (!CodePattern().IsMatch(form.Code))
            yield return new FieldError("code", Sentence.Of("Mã biểu mẫu gồm chữ không dấu, số và gạch nối, tối đa 60 ký tự."));
        if (form.Version < 1)
            yield return new FieldError("version", Sentence.Of("Phiên bản là số nguyên từ 1 trở lên."));
        if (form.Parts.IsEmpty)
            yield return new FieldError("parts", Sentence.Of("Biểu mẫu cần ít nhất một phần."));
        if (form.Fields.Count() > MostFields)
            yield return new FieldError("parts", Sentence.Of("Chia thành nhiều biểu mẫu: một biểu mẫu có tối đa {0} trường.", Text(MostFields)));
        foreach (var error in Names(form).Concat(Meanings(form)))
            yield return error;

        var before = new Dictionary<string, FormField>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            foreach (var (setting, message) in Field(field).Concat(Condition(field, before)))
                yield return new FieldError($"{form.Code}/{field.Name}/{setting}", message);
            before[field.Name] = field;
        }
    }

    private static IEnumerable<FieldError> Names(Form form)
    {
        foreach (var part in form.Parts)
        {
            if (!NamePattern().IsMatch(part.Name))
                yield return new FieldError($"{form.Code}/{part.Name}", Sentence.Of("Tên gồm chữ không dấu và số, bắt đầu bằng chữ, tối đa 40 ký tự."));
            if (part.Fields.IsEmpty)
                yield return new FieldError($"{form.Code}/{part.Name}", Sentence.Of("Phần này chưa có trường nào."));
        }

        foreach (var name in form.Parts.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return new FieldError($"{form.Code}/{name}", Sentence.Of("Đổi tên: hai phần cùng tên {0}.", name));
        foreach (var field in form.Fields.Where(f => !NamePattern().IsMatch(f.Name)))
            yield return new FieldError($"{form.Code}/{field.Name}", Sentence.Of("Tên gồm chữ không dấu và số, bắt đầu bằng chữ, tối đa 40 ký tự."));
        foreach (var name in form.Fields.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return new FieldError($"{form.Code}/{name}", Sentence.Of("Đổi tên: hai trường cùng tên {0}.", name));
    }

    private static IEnumerable<FieldError> Meanings(Form form)
    {
        foreach (var twice in form.Fields.Where(f => f.Gives != FieldMeaning.Nothing).GroupBy(f => f.Gives).Where(g => g.Count() > 1))
            yield return new FieldError($"{form.Code}/{twice.Last().Name}/gives", Sentence.Of("Chỉ một trường được mang ý nghĩa {0}.", twice.Key.ToString()));
    }

    private static IEnumerable<(string Setting, Sentence Message)> Field(FormField field)
    {
        var isText = field.Kind is FormFieldKind.Text or FormFieldKind.LongText;
        var isNumber = field.Kind == FormFieldKind.Number;
        var isScore = field.Kind is FormFieldKind.ScoreTable or FormFieldKind.MonthlyTotals;
        if (field.MaxLength != 0 && (!isText || field.MaxLength is < 1 or > FormField.TextLength))
            yield return ("maxLength", Sentence.Of("Chỉ đặt cho trường chữ, từ 1 đến {0}.", Text(FormField.TextLength)));
        if ((field.Min is not null || field.Max is not null) && !isNumber)
            yield return ("min", Sentence.Of("Chỉ đặt giới hạn cho trường số."));
        if (field.Min > field.Max)
            yield return ("max", Sentence.Of("Số lớn nhất không nhỏ hơn số nhỏ nhất."));
        if (field.Decimals is < 0 or > 4)
            yield return ("decimals", Sentence.Of("Từ 0 đến 4 chữ số thập phân."));
        if ((field.Kind == FormFieldKind.Choice) == (field.Choices.Length < 2))
            yield return ("choices", Sentence.Of("Trường chọn cần ít nhất hai mục; trường khác không có mục nào."));
        if (field.Choices.GroupBy(c => c.Value, StringComparer.Ordinal).Any(g => g.Count() > 1 || g.Key.Length == 0))
            yield return ("choices", Sentence.Of("Mỗi mục cần một giá trị riêng."));
        if ((!field.Groups.IsEmpty || field.Products) && field.Kind != FormFieldKind.ScoreTable)
            yield return ("groups", Sentence.Of("Chỉ bảng điểm có tiêu chí và sản phẩm."));
        if (field.Groups.SelectMany(g => g.Criteria).Any(c => c.Code.Contains('/', StringComparison.Ordinal)))
            yield return ("groups", Sentence.Of("Mã tiêu chí không có dấu gạch chéo."));
        if (field.Gives == FieldMeaning.Score && !isNumber && !isScore)
            yield return ("gives", Sentence.Of("Điểm lấy từ trường số, bảng điểm hoặc bảng mười hai tháng."));
        if (field.Gives == FieldMeaning.Score && isNumber && (field.Min is null || field.Max is null || field.Min < Fraction.Zero || field.Max > 100))
            yield return ("max", Sentence.Of("Điểm nằm từ 0 đến 100: đặt cả hai giới hạn."));
        if (field.Gives == FieldMeaning.Rating && field.Kind != FormFieldKind.Rating)
            yield return ("gives", Sentence.Of("Mức lấy từ trường xếp loại."));
        if (field.Gives == FieldMeaning.Commitment && !isText)
            yield return ("gives", Sentence.Of("Cam kết lấy từ trường chữ."));
        if (field.Gives == FieldMeaning.Reason && !isText)
            yield return ("gives", Sentence.Of("Lý do lấy từ trường chữ."));
    }

    private static IEnumerable<(string Setting, Sentence Message)> Condition(FormField field, Dictionary<string, FormField> before)
    {
        if (field.ShowIf is not { } condition)
            yield break;
        if (condition.Field == FieldCondition.LeaderFact)
        {
            if (condition.Is is not ("true" or "false"))
                yield return ("showIf", Sentence.Of("Viết {0} hoặc {1}.", "true", "false"));
        }
        else if (!before.TryGetValue(condition.Field, out var earlier) || earlier.Kind is not (FormFieldKind.Choice or FormFieldKind.Rating))
            yield return ("showIf", Sentence.Of("Điều kiện phải dựa vào một trường chọn hoặc xếp loại đứng trước."));
        else if (earlier.Kind == FormFieldKind.Choice ? earlier.Choices.All(c => c.Value != condition.Is) : !RatingScale.TryParseCode(condition.Is, out _))
            yield return ("showIf", Sentence.Of("Trường {0} không có giá trị {1}.", condition.Field, condition.Is));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex NamePattern();
}
