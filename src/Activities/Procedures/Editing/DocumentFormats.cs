using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Json;
using CanBo.Activities.Texts;
using CanBo.Workflows;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>What is inside documents, whichever kind they are.</summary>
/// <param name="formats">One a kind.</param>
public sealed class DocumentFormats(IEnumerable<IDocumentFormat> formats)
{
    /// <summary>The longest document, in UTF-16 units: far above any form with 200 fields.</summary>
    public const int MaxLength = 1_000_000;

    private readonly Dictionary<DocumentKind, IDocumentFormat> _formats = formats.ToDictionary(format => format.Kind);

    /// <summary>The format of a kind.</summary>
    public IDocumentFormat Of(DocumentKind kind) => _formats[kind];

    /// <summary>The document with this code and version, written the one way that it is stored.</summary>
    /// <exception cref="InvalidInputException">It is none; each error names the place and the fix.</exception>
    public string Write(DocumentKind kind, string code, int version, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength)
            throw new InvalidInputException("", Sentence.Of("Văn bản dài quá. Rút gọn, hoặc chia thành nhiều văn bản."));
        return Of(kind).Rewrite(Named(code, version, json));
    }

    /// <summary>What people call it.</summary>
    public static Bilingual TitleOf(DocumentKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        var name = document.RootElement.GetProperty(kind == DocumentKind.Form ? "title" : "name");
        return name.ValueKind == JsonValueKind.String ? new Bilingual(name.GetString()!, name.GetString()!) : name.Deserialize<Bilingual>(StrictJson.Options)!;
    }

    /// <summary>True when nothing but the version differs, however the two are written.</summary>
    public bool AreSame(DocumentKind kind, string one, string other) => JsonNode.DeepEquals(Bare(kind, one), Bare(kind, other));

    private JsonNode Bare(DocumentKind kind, string json)
    {
        // Written anew, so that a setting left to its default equals the same setting written out.
        var document = JsonNode.Parse(Of(kind).Rewrite(json))!;
        document.AsObject().Remove("version");
        return document;
    }

    // The address and the store decide on code and version, whatever the text says. A text that is no object is refused by its reader.
    private static string Named(string code, int version, string json)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject document)
                return json;
            document["code"] = code;
            document["version"] = version;
            return document.ToJsonString();
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
