using System.Globalization;
using System.Text;

namespace CanBo.Activities.People;

/// <summary>
/// Keys that order text by the Vietnamese alphabet (a ă â b c d đ e ê … o ô ơ … u ư v x y; tones level, huyền, hỏi, ngã, sắc, nặng),
/// syllable by syllable, case aside. A key is made of digits only, two a letter, so every collation of every database orders it alike.
/// </summary>
public static class SortKeys
{
    private const string Alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const int FirstLetter = 10;
    private const int Unknown = 99;
    private const char Circumflex = '\u0302', Breve = '\u0306', Horn = '\u031B';
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Orders people: given name (the last word) first, then family and middle names.</summary>
    public static string OfPerson(string fullName)
    {
        var words = Split(fullName);
        return words.Length == 0 ? "" : Key([words[^1], .. words[..^1]]);
    }

    /// <summary>Orders other text, such as names of units, from its first word.</summary>
    public static string OfText(string text) => Key(Split(text));

    private static string[] Split(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A syllable is its letters, 00 (before any letter, so that "Hoa" precedes "Hoan"), and its tone.
    private static string Key(IEnumerable<string> words)
    {
        var key = new StringBuilder();
        foreach (var word in words)
        {
            var tone = AppendLetters(key, word);
            key.Append("00").Append(tone.ToString(CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    private static int AppendLetters(StringBuilder key, string word)
    {
        var tone = 0;
        var letters = word.Normalize(NormalizationForm.FormD).ToLowerInvariant();
        for (var i = 0; i < letters.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letters[i]) == UnicodeCategory.NonSpacingMark)
                continue;
            var letter = letters[i];
            for (var mark = i + 1; mark < letters.Length && CharUnicodeInfo.GetUnicodeCategory(letters[mark]) == UnicodeCategory.NonSpacingMark; mark++)
            {
                letter = Compose(letter, letters[mark]);
                if (Tones.IndexOf(letters[mark], StringComparison.Ordinal) is >= 0 and var found)
                    tone = found + 1;
            }

            var place = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            key.Append((place < 0 ? Unknown : place + FirstLetter).ToString("00", CultureInfo.InvariantCulture));
        }

        return tone;
    }

    private static char Compose(char letter, char mark) => (letter, mark) switch
    {
        ('a', Breve) => 'ă',
        ('a', Circumflex) => 'â',
        ('e', Circumflex) => 'ê',
        ('o', Circumflex) => 'ô',
        ('o', Horn) => 'ơ',
        ('u', Horn) => 'ư',
        _ => letter,
    };
}
