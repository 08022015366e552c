using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms;

/// <summary>
/// What was typed, before anything is made of it: texts by path, such as <c>strengths</c> or <c>months/3/score</c>. Pages post it, the API
/// sends it as JSON, drafts keep it as it is, so that nothing typed is lost, right or wrong. Text is composed (NFC) at this door.
/// </summary>
public sealed class RawValues
{
    /// <summary>Separates the names of a path.</summary>
    public const char Separator = '/';

    private const int MostValues = 4_000;
    private const int MostCharacters = 400_000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _characters;

    /// <summary>A form nobody has touched.</summary>
    public static RawValues Empty => new();

    /// <summary>Every path and its text, in the order they came.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>The text at a path; empty when there is none.</summary>
    public string this[string path] => _values.GetValueOrDefault(path, "");

    /// <summary>The names right below a path, in the order they came: months, criteria, products.</summary>
    public IEnumerable<string> Below(string path)
    {
        var start = path.Length == 0 ? "" : path + Separator;
        return _values.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal))
            .Select(key => key[start.Length..].Split(Separator)[0]).Distinct();
    }

    /// <summary>Sets the text at a path.</summary>
    /// <exception cref="InvalidInputException">More was sent than any form holds.</exception>
    public void Set(string path, string? text)
    {
        ArgumentNullException.ThrowIfNull(path);
        var clean = TypedText.Clean(text);
        _characters += clean.Length - this[path].Length;
        _values[path] = clean;
        if (_values.Count > MostValues || _characters > MostCharacters || path.Length > 200)
            throw new InvalidInputException("", Sentence.Of("Nội dung gửi lên dài hơn mọi biểu mẫu. Rút gọn, hoặc đính kèm thành tệp."));
    }

    /// <summary>Takes a path and everything below it out.</summary>
    public void Remove(string path)
    {
        foreach (var key in _values.Keys.Where(key => IsAtOrBelow(key, path)).ToList())
        {
            _characters -= _values[key].Length;
            _values.Remove(key);
        }
    }

    /// <summary>The same values with those of <paramref name="newer"/> in place of everything at or below the given fields: one page of a long form was sent.</summary>
    public RawValues With(RawValues newer, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(newer);
        var names = fields.ToList();
        var merged = new RawValues();
        foreach (var (path, text) in _values.Where(v => !names.Exists(n => IsAtOrBelow(v.Key, n))))
            merged.Set(path, text);
        foreach (var (path, text) in newer._values.Where(v => names.Exists(n => IsAtOrBelow(v.Key, n))))
            merged.Set(path, text);
        return merged;
    }

    /// <summary>Reads values as the API sends them and drafts and answers keep them: an object by field name, numbers as texts or numbers, lists by position or by their own key.</summary>
    /// <exception cref="InvalidInputException">It is no object, or deeper or larger than any form.</exception>
    public static RawValues Parse(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new RawValues();
        if (json.ValueKind != JsonValueKind.Object)
            throw new InvalidInputException("values", Sentence.Of("Viết các trường trong {0}, theo tên trường.", "{ }"));
        var values = new RawValues();
        RawJson.Read(values, "", json);
        return values;
    }

    /// <inheritdoc cref="Parse(JsonElement)"/>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static RawValues Parse(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return new RawValues();
        using var document = JsonDocument.Parse(json);
        return Parse(document.RootElement);
    }

    /// <summary>The values as nested JSON; reading it gives the same values.</summary>
    public JsonObject ToJson() => RawJson.Write(this);

    /// <summary><see cref="ToJson"/> as compact text, Vietnamese readable.</summary>
    public string ToText() => ToJson().ToJsonString(CanonicalJson.Options);

    private static bool IsAtOrBelow(string path, string top) =>
        path.StartsWith(top, StringComparison.Ordinal) && (path.Length == top.Length || path[top.Length] == Separator);
}
