using System.Text;
using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Finds cells whose letters were broken before they reached us, although the file itself is UTF-8.</summary>
internal static partial class MisreadText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderExceptionFallback(), DecoderFallback.ReplacementFallback)!;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What is wrong with the letters, and what they probably were; null when nothing is.</summary>
    public static (Sentence Message, string? Suggestion)? Find(string cell)
    {
        if (Ascii.IsValid(cell))
            return LostLetter().IsMatch(cell) ? (Lost(), null) : null;
        if (cell.Contains('\uFFFD', StringComparison.Ordinal))
            return (Lost(), null);
        if (ReadAsLatin(cell) is { } meant)
            return (Broken("UTF-8"), meant);
        if (HasUnicodeVietnamese(cell))
            return LostLetter().IsMatch(cell) ? (Lost(), null) : null;
        if (LegacyFonts.CountTcvn3(cell) > 0)
            return (Broken("TCVN3 (ABC)"), LegacyFonts.ConvertTcvn3(cell));
        if (LegacyFonts.CountVni(cell) > 0)
            return (Broken("VNI"), null);
        return LostLetter().IsMatch(cell) ? (Lost(), null) : null;
    }

    // "ChuyÃªn viÃªn": UTF-8 bytes that someone read as Windows-1252 and saved again.
    private static string? ReadAsLatin(string cell)
    {
        if (!LatinPair().IsMatch(cell))
            return null;
        try
        {
            var read = Strict.GetString(Windows1252.GetBytes(cell));
            return read.Length < cell.Length ? read.Normalize(NormalizationForm.FormC) : null;
        }
        catch (Exception unlike) when (unlike is EncoderFallbackException or DecoderFallbackException)
        {
            // It cannot have come about that way, which is the answer.
            return null;
        }
    }

    // Letters that no old font writes: they prove that the cell is Unicode.
    private static bool HasUnicodeVietnamese(string cell) =>
        cell.Any(c => c is >= '\u1EA0' and <= '\u1EF9' or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ĩ' or 'ũ' or (>= '\u0300' and <= '\u036F'));

    private static Sentence Broken(string encoding) =>
        Sentence.Of("Chữ bị lỗi bảng mã (giống {0}). Lưu tệp dạng CSV UTF-8 rồi tải lại, hoặc gõ lại ô này.", encoding);

    private static Sentence Lost() =>
        Sentence.Of("Chữ có dấu đã mất, thành dấu hỏi. Mở bản gốc, lưu dạng CSV UTF-8 rồi tải lại.");

    // A lead byte and a following byte of UTF-8, as Windows-1252 shows them.
    [GeneratedRegex(@"[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")]
    private static partial Regex LatinPair();

    [GeneratedRegex(@"\p{L}\?+\p{L}|(?:^|\s)\?\p{Ll}")]
    private static partial Regex LostLetter();
}
