using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Json;

/// <summary>
/// Reads and writes versioned documents (rule packages, calendars) as JSON. Reading is strict and says everything at once: a
/// missing key, a key nobody knows, a value of the wrong kind, each with its place and what to write instead.
/// </summary>
public static class StrictJson
{
    /// <summary>How documents are written: camel case, enum names, Vietnamese readable, two spaces.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Reads a document.</summary>
    /// <param name="json">The text; taken in composed form (NFC).</param>
    /// <param name="check">What else must hold; asked only when every key and value is well formed.</param>
    /// <exception cref="InvalidInputException">Something is wrong; the fields are places such as <c>cap.scope[0]</c>.</exception>
    public static T Read<T>(string json, Func<T, IEnumerable<FieldError>> check)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(check);
        using var document = Parse(json.Normalize(NormalizationForm.FormC));
        Refuse([.. JsonShape.Check(document.RootElement, typeof(T), Options)]);
        var read = document.Deserialize<T>(Options)!;
        Refuse([.. check(read)]);
        return read;
    }

    /// <summary>Writes a document; reading it back gives the same.</summary>
    public static string Write<T>(T document)
        where T : class => JsonSerializer.Serialize(document, Options);

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            throw new InvalidInputException("", Sentence.Of("Tệp không phải JSON đúng, xem lại dòng {0}.",
                ((broken.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void Refuse(ImmutableArray<FieldError> errors)
    {
        if (!errors.IsEmpty)
            throw new InvalidInputException(errors);
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            IndentSize = 2,
            NewLine = "\n",
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
