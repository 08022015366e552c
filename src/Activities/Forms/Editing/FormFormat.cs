using System.Collections.Immutable;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Workflows;

namespace CanBo.Activities.Forms.Editing;

/// <summary>Forms as documents that belong to procedures.</summary>
internal sealed class FormFormat : IDocumentFormat
{
    private static readonly Sentence Yes = Sentence.Of("có");
    private static readonly Sentence No = Sentence.Of("không");

    public DocumentKind Kind => DocumentKind.Form;

    public string Rewrite(string json) => FormJson.Write(FormJson.Read(json));

    public ImmutableArray<DescribedSetting> Describe(string json)
    {
        var form = FormJson.Read(json);
        return
        [
            .. Both("title", Sentence.Of("Tên biểu mẫu"), form.Title),
            .. Both("lead", Sentence.Of("Lời dẫn"), form.Lead),
            .. Both("pledge", Sentence.Of("Lời cam kết khi gửi"), form.Pledge),
            new("legalBasis", Sentence.Of("Căn cứ"), Text(form.LegalBasis)),
            .. form.Parts.SelectMany(Part),
        ];
    }

    private static IEnumerable<DescribedSetting> Part(FormPart part, int at)
    {
        var title = Sentence.Term(part.Title);
        return
        [
            .. Both($"part/{part.Name}/title", Sentence.Of("Phần {0}", title), part.Title),
            .. Both($"part/{part.Name}/lead", Sentence.Of("Phần {0}, lời dẫn", title), part.Lead),
            new($"part/{part.Name}/fields", Sentence.Of("Phần {0}, thứ {1}: các trường theo thứ tự", title, $"{at + 1}"), Text(string.Join("; ", part.Fields.Select(f => Sentence.Term(f.Label))))),
            .. part.Fields.SelectMany(Field),
        ];
    }

    private static IEnumerable<DescribedSetting> Field(FormField field)
    {
        var (key, label) = ($"field/{field.Name}", Sentence.Term(field.Label));
        yield return new($"{key}/kind", Sentence.Of("{0}: kiểu trường", label), Text(Sentence.Term(FormWords.Of(field.Kind))));
        foreach (var setting in Both($"{key}/label", Sentence.Of("{0}: câu hỏi", label), field.Label).Concat(Both($"{key}/hint", Sentence.Of("{0}: gợi ý", label), field.Hint)))
            yield return setting;
        yield return new($"{key}/required", Sentence.Of("{0}: bắt buộc", label), field.Required ? Yes : No);
        yield return new($"{key}/maxLength", Sentence.Of("{0}: số ký tự tối đa", label), Text(field.MaxLength == 0 ? "" : Typed.Whole(field.MaxLength)));
        yield return new($"{key}/min", Sentence.Of("{0}: nhỏ nhất", label), Text(Typed.Number(field.Min)));
        yield return new($"{key}/max", Sentence.Of("{0}: lớn nhất", label), Text(Typed.Number(field.Max)));
        yield return new($"{key}/decimals", Sentence.Of("{0}: số chữ số thập phân", label), Text(Typed.Whole(field.Decimals)));
        yield return new($"{key}/choices", Sentence.Of("{0}: các mục chọn", label), Text(string.Join("; ", field.Choices.Select(c => c.Hint is null ? Sentence.Term(c.Label) : $"{Sentence.Term(c.Label)} ({Sentence.Term(c.Hint)})"))));
        yield return new($"{key}/groups", Sentence.Of("{0}: tiêu chí", label), Text(string.Join("; ", field.Groups.SelectMany(g => g.Criteria).Select(c => $"{c.Code} {Sentence.Term(c.Name)} ({Typed.Number(c.Max)})"))));
        yield return new($"{key}/products", Sentence.Of("{0}: liệt kê sản phẩm", label), field.Products ? Yes : No);
        yield return new($"{key}/gives", Sentence.Of("{0}: dùng làm", label), Text(Sentence.Term(FormWords.Of(field.Gives))));
        yield return new($"{key}/showIf", Sentence.Of("{0}: chỉ hiện khi", label), Text(field.ShowIf is { } condition ? $"{condition.Field} = {condition.Is}" : ""));
    }

    private static IEnumerable<DescribedSetting> Both(string key, Sentence label, Bilingual? text) =>
    [
        new(key, label, Text(text?.Vietnamese ?? "")),
        new($"{key}/en", label, string.IsNullOrEmpty(text?.English) ? Text("") : Sentence.Of("tiếng Anh: {0}", text.English)),
    ];

    private static Sentence Text(string text) => text.Length == 0 ? new Sentence("", []) : Sentence.Of("{0}", text);
}
