using System.Globalization;
using System.Text;

namespace CanBo.Activities.People;

/// <summary>Text as it is kept: NFC, single spaces, no signs that cannot be seen.</summary>
internal static class CleanTexts
{
    /// <summary>The text cleaned; null counts as empty.</summary>
    public static string Of(string? typed) => Of(typed ?? "", out _, out _);

    /// <summary>The text cleaned, and what had to be done.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="composed">Decomposed letters were composed.</param>
    /// <param name="removed">Signs that cannot be seen were removed.</param>
    public static string Of(string typed, out bool composed, out bool removed)
    {
        (composed, removed) = (false, false);
        if (Ascii.IsValid(typed) && !typed.Any(char.IsControl))
            return Spaced(typed);
        composed = !typed.IsNormalized(NormalizationForm.FormC);
        var text = composed ? typed.Normalize(NormalizationForm.FormC) : typed;
        var seen = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (char.IsWhiteSpace(sign))
                seen.Append(' ');
            else if (!char.IsControl(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.Format)
                seen.Append(sign);
        removed = seen.Length != text.Length;
        return Spaced(seen.ToString());
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
