using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads and writes Elsa 3 workflow definition JSON without losing what it does not know.</summary>
public static class DefinitionJson
{
    /// <summary>Longest file, in UTF-16 units: ten million, far above any real procedure.</summary>
    public const int MaxLength = 10_000_000;

    private const int MaxDepth = 256;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Reads one definition. Never throws for a bad file: every mistake is an error that names the file, the activity and the property,
    /// also where Elsa would read a null in silence. Unknown activity types and properties are kept and are no errors.
    /// </summary>
    /// <param name="json">The file's text.</param>
    /// <param name="fileName">What errors call the file.</param>
    public static DefinitionReading Read(string json, string fileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fileName);

        var errors = new ReadingErrors(fileName);
        var definition = Parse(json, errors) is { } root ? new DefinitionReader(errors).Read(root) : null;
        return new DefinitionReading(definition, errors.ToImmutable());
    }

    /// <summary>The definition as indented JSON. A definition that was read and not changed is written with the same content in the same order.</summary>
    public static string Write(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(definition, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the definition as one JSON object into a larger document.</summary>
    public static void Write(WorkflowDefinition definition, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(writer);
        DefinitionShape.Definition.Write(writer, definition, definition.Origin);
    }

    /// <summary>Writes one activity with everything inside it.</summary>
    public static void Write(ActivityDefinition activity, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(writer);
        ActivityShape.Write(writer, activity);
    }

    private static JsonElement? Parse(string json, ReadingErrors errors)
    {
        if (json.Length > MaxLength)
        {
            errors.Add("", "", $"Tệp quá lớn: tối đa {MaxLength / 1_000_000} triệu ký tự.", $"The file is too large: at most {MaxLength / 1_000_000} million characters.");
            return null;
        }

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(json.AsMemory(json.StartsWith('\uFEFF') ? 1 : 0), options);
            ReadEveryText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            errors.Add(
                "",
                "",
                $"Tệp không phải JSON hợp lệ (dòng {exception.LineNumber + 1}, vị trí {exception.BytePositionInLine + 1}).",
                $"The file is not valid JSON: {exception.Message}");
            return null;
        }
        catch (InvalidOperationException exception)
        {
            // A name or a text, known or unknown, that escapes half a surrogate pair: it could not be written again.
            errors.Add("", "", "Tệp có một chuỗi chứa ký tự bị cắt đôi (\\uD800…\\uDFFF).", $"A text cannot be read: {exception.Message}");
            return null;
        }
        catch (ArgumentException)
        {
            // The only argument it can mean is the text itself: half a surrogate pair.
            errors.Add("", "", "Tệp có ký tự bị cắt đôi. Lưu lại tệp dạng UTF-8.", "The file holds half a character. Save it again as UTF-8.");
            return null;
        }
    }

    private static void ReadEveryText(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    ReadEveryText(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    ArgumentNullException.ThrowIfNull(property.Name);
                    ReadEveryText(property.Value);
                }

                break;
            default:
                break;
        }
    }
}
