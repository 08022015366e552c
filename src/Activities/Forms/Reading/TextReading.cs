using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>One line or several. Spaces at both ends go; lines of a long text stay.</summary>
internal sealed class TextReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var text = values[field.Name].Trim();
        if (field.Kind == FormFieldKind.Text)
            text = string.Join(' ', text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return field.Required ? Wrong(field, Sentence.Of("Điền mục này.")) : FieldRead.Nothing;
        return text.Length > field.Longest
            ? Wrong(field, Sentence.Of("Rút gọn còn tối đa {0} ký tự (đang là {1}).", Text(field.Longest), Text(text.Length)))
            : new FieldRead(JsonValue.Create(text), []);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
