using System.Text.Json.Nodes;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>One of the four ratings, by its code.</summary>
internal sealed class RatingReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var code = values[field.Name].Trim();
        if (code.Length == 0)
            return field.Required ? Wrong(field, Sentence.Of("Chọn một mức.")) : FieldRead.Nothing;
        return RatingScale.TryParseCode(code, out var rating) && rating.IsLevel()
            ? new FieldRead(JsonValue.Create(rating.ToString()), []) { Rating = rating }
            : Wrong(field, Sentence.Of("Không có mức “{0}”. Chọn một trong: {1}.", code, string.Join(", ", RatingScale.Levels)));
    }
}
