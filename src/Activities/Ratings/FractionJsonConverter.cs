using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CanBo.Activities.Ratings;

/// <summary>A fraction in JSON: a number when it has at most four decimals, otherwise the text <c>"4/7"</c>. Reads both exactly.</summary>
public sealed class FractionJsonConverter : JsonConverter<Fraction>
{
    private const int Decimals = 4;

    /// <inheritdoc/>
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType switch
        {
            // The digits as written: a double in between would not be exact.
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
            JsonTokenType.String => reader.GetString(),
            _ => null,
        };
        return FractionText.TryParse(text, out var value) ? value : throw new JsonException("Write a number such as 2.5, or a fraction such as \"4/7\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Fraction.Zero <= value && value < 1_000_000 && value.ToDecimal(Decimals) is var rounded && Fraction.From(rounded) == value)
            writer.WriteRawValue(rounded.ToString("0.####", CultureInfo.InvariantCulture));
        else
            writer.WriteStringValue(value.ToString());
    }
}
