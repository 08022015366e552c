using System.Text.Json;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>
/// corpus.json: expressions with the answers that we and node must both give, and texts that we must refuse. What
/// JSON cannot say stands as {"$":"NaN"}, {"$":"-0"}, {"$":"undefined"}…
/// </summary>
internal sealed class Corpus
{
    public static string FilePath { get; } = Path.Combine(AppContext.BaseDirectory, "Expressions", "corpus.json");

    public required SampleScope Scope { get; init; }

    public required IReadOnlyList<(string Expression, JsonElement Expected)> Answers { get; init; }

    public required IReadOnlyList<(string Expression, ScriptErrorCode Code, int Line, int Column)> Refusals { get; init; }

    public static Corpus Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(FilePath));
        var root = document.RootElement.Clone();
        return new()
        {
            Scope = new(Value.FromJson(root.GetProperty("variables")), Value.FromJson(root.GetProperty("inputs"))),
            Answers = [.. root.GetProperty("answers").EnumerateArray().Select(a => (a[0].GetString()!, a[1]))],
            Refusals = [.. root.GetProperty("refusals").EnumerateArray().Select(r =>
                (r[0].GetString()!, Enum.Parse<ScriptErrorCode>(r[1].GetString()!), r[2].GetInt32(), r[3].GetInt32()))],
        };
    }

    /// <summary>The value as the corpus and the node script write it, objects by sorted name.</summary>
    public static string Encode(Value value) => value.Kind switch
    {
        ValueKind.Undefined => """{"$":"undefined"}""",
        ValueKind.Number when !double.IsFinite(value.AsNumber) || (value.AsNumber == 0 && double.IsNegative(value.AsNumber)) =>
            $$"""{"$":"{{(value.AsNumber == 0 ? "-0" : JavaScriptNumbers.Format(value.AsNumber))}}"}""",
        ValueKind.Array => $"[{string.Join(',', value.AsArray.Select(Encode))}]",
        ValueKind.Object => $"{{{string.Join(',', value.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{Value.Of(p.Key).ToJson()}:{Encode(p.Value)}"))}}}",
        _ => value.ToJson(),
    };

    /// <summary>Brings the corpus' or node's JSON to the form of <see cref="Encode(Value)"/>.</summary>
    public static string Encode(JsonElement expected) => Encode(Value.FromJson(expected));
}
