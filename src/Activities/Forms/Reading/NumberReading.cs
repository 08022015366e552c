using System.Globalization;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>A number in its range, with so many decimals at most.</summary>
internal sealed class NumberReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var typed = values[field.Name].Trim();
        if (typed.Length == 0)
            return field.Required ? Wrong(field, HowTo(field)) : FieldRead.Nothing;
        if (!Numbers.TryRead(typed, out var number) || number < field.Min || number > field.Max)
            return Wrong(field, HowTo(field));
        return Numbers.HasMoreDecimals(number, field.Decimals)
            ? Wrong(field, Numbers.TooManyDecimals(field.Decimals))
            : new FieldRead(Numbers.ToJson(number), []) { Number = number };
    }

    private static Sentence HowTo(FormField field) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) => Sentence.Of("Nhập số từ {0} đến {1}.", Say(min), Say(max)),
        ({ } min, null) => Sentence.Of("Nhập số từ {0} trở lên.", Say(min)),
        (null, { } max) => Sentence.Of("Nhập số không quá {0}.", Say(max)),
        _ => Sentence.Of("Nhập một số, dùng dấu phẩy cho phần lẻ, ví dụ {0}.", "4,5"),
    };

    private static string Say(Fraction number) => number.ToText(CultureInfo.GetCultureInfo("vi-VN"), 4);
}
