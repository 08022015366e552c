using System.Text;

namespace CanBo.Activities.Forms;

/// <summary>Text as it enters the house: composed (NFC), with plain line ends, without characters that nobody can see or store.</summary>
public static class TypedText
{
    /// <summary>The clean text; spaces at both ends stay, because a draft keeps what was typed.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Half a surrogate pair cannot be composed, stored or shown.
        var whole = IsWellFormed(text) ? text : new string([.. text.Where((_, at) => !IsAlone(text, at))]);
        var composed = whole.Normalize(NormalizationForm.FormC).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return composed.Any(IsHidden) ? string.Concat(composed.Where(letter => !IsHidden(letter))) : composed;
    }

    private static bool IsHidden(char letter) => letter is not ('\n' or '\t') && char.IsControl(letter);

    private static bool IsWellFormed(string text) => !text.Where((_, at) => IsAlone(text, at)).Any();

    private static bool IsAlone(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
