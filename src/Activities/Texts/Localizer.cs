using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace CanBo.Activities.Texts;

/// <summary>
/// Says a text in the reader's language. Keys are the Vietnamese sentences; English comes from every <c>English.resx</c>
/// of the given assemblies. Where English is missing the Vietnamese is shown, never an empty place or a code.
/// </summary>
public sealed class Localizer
{
    private readonly FrozenDictionary<string, string> _english;

    /// <summary>Reads the English texts of <paramref name="assemblies"/>.</summary>
    public Localizer(params IEnumerable<Assembly> assemblies)
        : this(assemblies.SelectMany(EnglishTexts.Of))
    {
    }

    internal Localizer(IEnumerable<EnglishText> english)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in english)
            texts.TryAdd(text.Vietnamese, text.English);
        _english = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Keys that two files translate differently. A wording never stops a host at start; a test over both assemblies finds it before that.</summary>
    public static IEnumerable<string> Contradictions(IEnumerable<EnglishText> english) =>
        from text in english
        group text by text.Vietnamese into same
        where same.Select(t => t.English).Distinct().Count() > 1
        select $"{same.Key}: {string.Join(" / ", same.Select(t => $"{t.English} ({t.Source})"))}";

    /// <summary>The text in the language of <see cref="CultureInfo.CurrentUICulture"/>, taken as it is: braces are not places.</summary>
    public string this[string vietnamese] => In(CultureInfo.CurrentUICulture, vietnamese);

    /// <summary>The text in the language of <see cref="CultureInfo.CurrentUICulture"/> with <paramref name="args"/> in its places.</summary>
    public string this[string vietnamese, params object[] args] =>
        string.Format(CultureInfo.CurrentCulture, In(CultureInfo.CurrentUICulture, vietnamese), args);

    /// <summary>The sentence in the language of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    public string Say(Sentence sentence) => In(CultureInfo.CurrentUICulture, sentence);

    /// <summary>The sentence in the language of <paramref name="culture"/>, for letters whose reader is not the one asking.</summary>
    public string In(CultureInfo culture, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Fill(In(culture, sentence.Vietnamese),
            (vietnamese, english) => english is not null && IsEnglish(culture) ? english : In(culture, vietnamese));
    }

    /// <summary>The text in the language of <paramref name="culture"/>: English for any English culture, otherwise Vietnamese.</summary>
    public string In(CultureInfo culture, string vietnamese)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return IsEnglish(culture) ? English(vietnamese) ?? vietnamese : vietnamese;
    }

    private static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";

    /// <summary>
    /// The English of a key, or null. A key that differs from a known one only in the case of its first letter takes that
    /// one's English with the case carried over, because a resource file cannot hold both.
    /// </summary>
    public string? English(string vietnamese)
    {
        ArgumentNullException.ThrowIfNull(vietnamese);
        if (_english.TryGetValue(vietnamese, out var text))
            return text;
        if (vietnamese.Length == 0 || !char.IsLetter(vietnamese[0]))
            return null;
        var lower = char.IsLower(vietnamese[0]);
        return _english.TryGetValue(WithFirst(vietnamese, !lower), out var twin) && twin.Length > 0 ? WithFirst(twin, lower) : null;
    }

    private static string WithFirst(string text, bool lower) =>
        (lower ? char.ToLowerInvariant(text[0]) : char.ToUpperInvariant(text[0])) + text[1..];
}
