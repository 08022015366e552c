using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Forms;

namespace CanBo.Activities.Opinions;

/// <summary>What anonymous answers say together.</summary>
/// <param name="Replies">How many there were.</param>
/// <param name="Fields">By field of the form.</param>
public sealed record OpinionResult(int Replies, ImmutableArray<OpinionFieldResult> Fields)
{
    /// <summary>
    /// Counts options and collects texts. Texts are shuffled field by field, so that no two of them can be told to be one person's.
    /// </summary>
    public static OpinionResult Of(Form form, IReadOnlyList<JsonObject> answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return new OpinionResult(answers.Count, [.. form.Fields.Where(f => f.Kind is not (FormFieldKind.Note or FormFieldKind.Attachment)).Select(f => Field(f, answers))]);
    }

    /// <summary>As stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CanonicalJson.Options);

    /// <summary>Reads what is stored.</summary>
    public static OpinionResult Read(string json) => JsonSerializer.Deserialize<OpinionResult>(json, CanonicalJson.Options)!;

    private static OpinionFieldResult Field(FormField field, IReadOnlyList<JsonObject> answers)
    {
        var values = answers.Select(a => a[field.Name]?.ToString() ?? "").Where(text => text.Length > 0).ToArray();
        if (field.Kind is FormFieldKind.Text or FormFieldKind.LongText)
        {
            RandomNumberGenerator.Shuffle(values.AsSpan());
            return new OpinionFieldResult(field.Name, [], [.. values]);
        }

        return new OpinionFieldResult(field.Name, [.. values.GroupBy(v => v).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new OpinionCount(g.Key, g.Count()))], []);
    }
}

/// <summary>What anonymous answers say in one field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Counts">How often each option was chosen.</param>
/// <param name="Texts">What was written, in an order that means nothing.</param>
public sealed record OpinionFieldResult(string Name, ImmutableArray<OpinionCount> Counts, ImmutableArray<string> Texts);

/// <summary>How often an option was chosen.</summary>
public sealed record OpinionCount(string Value, int Count);
