using System.Text.Json.Nodes;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>One of the field's options, by its value.</summary>
internal sealed class ChoiceReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var chosen = values[field.Name].Trim();
        if (chosen.Length == 0)
            return field.Required ? Wrong(field, Sentence.Of("Chọn một mục.")) : FieldRead.Nothing;
        return field.Choices.FirstOrDefault(c => string.Equals(c.Value, chosen, StringComparison.OrdinalIgnoreCase)) is { } choice
            ? new FieldRead(JsonValue.Create(choice.Value), [])
            : Wrong(field, Sentence.Of("Chọn một trong: {0}.", string.Join(", ", field.Choices.Select(c => c.Value))));
    }
}
