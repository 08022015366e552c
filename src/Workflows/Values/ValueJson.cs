using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CanBo.Workflows.Values;

public readonly partial struct Value
{
    /// <summary>How deep arrays and objects may nest in JSON that is read or written.</summary>
    public const int MaxDepth = 64;

    private const double MaxSafeInteger = 9007199254740991;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // For storage and wire: Vietnamese and "+07:00" stay readable. Pages encode what they show themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
    };

    /// <summary>Reads one JSON value. A repeated property keeps its first place and its last value.</summary>
    /// <exception cref="JsonException">Not JSON, deeper than <see cref="MaxDepth"/>, or a number beyond a double.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read())
            throw new JsonException("There is no JSON value.");
        var value = Read(ref reader);
        // A complete reader looks beyond the value by itself and refuses trailing text.
        reader.Read();
        return value;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Value Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads the value that the reader stands on and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">As <see cref="Parse(ReadOnlySpan{byte})"/>.</exception>
    public static Value Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => Null,
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        JsonTokenType.Number => Number(reader.GetDouble()),
        JsonTokenType.String => Of(Text(ref reader)),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException($"A value was expected, not {reader.TokenType}."),
    };

    /// <summary>Copies a JSON element; an undefined element is <see cref="Undefined"/>.</summary>
    /// <exception cref="JsonException">A number beyond a double, or a text with half a surrogate pair.</exception>
    public static Value FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined:
                return Undefined;
            case JsonValueKind.Null:
                return Null;
            case JsonValueKind.True:
                return True;
            case JsonValueKind.False:
                return False;
            case JsonValueKind.Number:
                return Number(element.GetDouble());
            case JsonValueKind.String:
                return Of(element.GetString());
            case JsonValueKind.Array:
                var elements = new Value[element.GetArrayLength()];
                var i = 0;
                foreach (var item in element.EnumerateArray())
                    elements[i++] = FromJson(item);
                return FromOwned(elements);
            default:
                var builder = new ValueObjectBuilder(element.GetPropertyCount());
                foreach (var property in element.EnumerateObject())
                    builder.Set(property.Name, FromJson(property.Value));
                return builder.Build();
        }
    }

    /// <summary>
    /// Writes JSON as <c>JSON.stringify</c> would: integers without a fraction, undefined as null, and a property
    /// that is undefined not at all.
    /// </summary>
    /// <exception cref="InvalidOperationException">A number is NaN or infinite: JSON cannot say it, and null would be another answer.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (_content)
        {
            case null:
                writer.WriteNullValue();
                break;
            case Tag tag:
                WriteTag(writer, tag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case ObjectMembers members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.Span)
                {
                    if (value.IsUndefined)
                        continue;
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartArray();
                foreach (var element in (Value[])_content)
                    element.WriteTo(writer);
                writer.WriteEndArray();
                break;
        }
    }

    /// <summary>The value as compact JSON text; see <see cref="WriteTo"/>.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="WriteTo"/>.</exception>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>For people who debug: JSON where there is one, else what the value is.</summary>
    public override string ToString() => IsUndefined ? "undefined" : this.HasOnlyFiniteNumbers() ? ToJson() : "(not finite)";

    private void WriteTag(Utf8JsonWriter writer, Tag tag)
    {
        if (tag.Kind == ValueKind.Null)
            writer.WriteNullValue();
        else if (tag.Kind == ValueKind.Boolean)
            writer.WriteBooleanValue(_number != 0);
        else if (!double.IsFinite(_number))
            throw new InvalidOperationException("A number that is NaN or infinite cannot be written as JSON.");
        else if (_number is >= -MaxSafeInteger and <= MaxSafeInteger && Math.Floor(_number).Equals(_number))
            writer.WriteNumberValue((long)_number);
        else
            writer.WriteNumberValue(_number);
    }

    private static Value Number(double number) =>
        double.IsFinite(number) ? Of(number) : throw new JsonException("A number is too large: at most about 1.8e308.");

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text holds half a surrogate pair or bytes that are not UTF-8.", exception);
        }
    }

    private static Value ReadArray(ref Utf8JsonReader reader)
    {
        var elements = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            elements.Add(Read(ref reader));
        return elements.Count == 0 ? EmptyArray : FromOwned(elements.ToArray());
    }

    private static Value ReadObject(ref Utf8JsonReader reader)
    {
        var builder = new ValueObjectBuilder(4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader);
            reader.Read();
            builder.Set(name, Read(ref reader));
        }

        return builder.Build();
    }
}
