using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CanBo.Workflows;

namespace CanBo.Activities.Texts;

/// <summary>
/// A sentence for a reader, kept as its Vietnamese text with numbered places (<c>{0}</c>) and the values for them.
/// The Vietnamese text is also the key under which the English stands, so stored history stays readable without any table.
/// </summary>
/// <param name="Vietnamese">The Vietnamese sentence, NFC, with places <c>{0}</c>, <c>{1}</c> ...</param>
/// <param name="Arguments">Values already written for people (names, dates, amounts), one for each place.</param>
public sealed record Sentence(string Vietnamese, ImmutableArray<string> Arguments)
{
    // INVISIBLE SEPARATOR: no keyboard makes it, no font shows it.
    private const char TermMark = '\u2063';

    // INVISIBLE PLUS, between the two languages of a term.
    private const char EnglishMark = '\u2064';

    /// <summary>Values already written for people, one for each place; empty when the stored form had none.</summary>
    public ImmutableArray<string> Arguments { get; init; } = Arguments.IsDefault ? [] : Arguments;

    /// <summary>Makes a sentence. The text must be a plain literal, so that the completeness test can find it.</summary>
    public static Sentence Of(string vietnamese, params ReadOnlySpan<string> arguments) =>
        new(vietnamese, ImmutableArray.Create(arguments));

    /// <summary>
    /// Marks a text that stands inside a value and is itself translated (a weekday, a rating's name), so that "thứ Hai" in a
    /// value reads "Monday" in the English sentence. The mark is an invisible character; a value may hold several terms.
    /// </summary>
    public static string Term(string vietnamese) => $"{TermMark}{vietnamese}{TermMark}";

    /// <summary>The same for a text that brings its English along, as data does (the name of a holiday, of a criterion).</summary>
    public static string Term(Bilingual text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Term($"{text.Vietnamese}{EnglishMark}{text.English}");
    }

    /// <summary>Marks a literal that is translated somewhere else (a name in a table, an option): returns it unchanged.</summary>
    public static string Key(string vietnamese) => vietnamese;

    /// <summary>The Vietnamese sentence with its values filled in.</summary>
    [JsonIgnore]
    public string InVietnamese => Fill(Vietnamese);

    /// <summary>Puts the values into <paramref name="text"/>, which has the same places as the sentence.</summary>
    public string Fill(string text) => Fill(text, (vietnamese, _) => vietnamese);

    /// <summary>Puts the values into <paramref name="text"/>; <paramref name="say"/> gets each term's Vietnamese and, if it has one, its own English.</summary>
    public string Fill(string text, Func<string, string?, string> say) => Arguments.IsEmpty
        ? text
        : string.Format(CultureInfo.InvariantCulture, text, [.. Arguments.Select(argument => SayTerms(argument, say))]);

    // Between the marks stand, in turn, plain text and a term.
    private static string SayTerms(string argument, Func<string, string?, string> say) => argument.Contains(TermMark, StringComparison.Ordinal)
        ? string.Concat(argument.Split(TermMark).Select((piece, at) => at % 2 == 0 ? piece : SayTerm(piece.Split(EnglishMark), say)))
        : argument;

    private static string SayTerm(string[] languages, Func<string, string?, string> say) =>
        say(languages[0], languages.Length > 1 ? languages[1] : null);

    /// <summary>Equal when the text and every value are equal.</summary>
    public bool Equals(Sentence? other) =>
        other is not null && Vietnamese == other.Vietnamese && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Vietnamese, StringComparer.Ordinal);
        foreach (var argument in Arguments)
            hash.Add(argument, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => InVietnamese;
}
