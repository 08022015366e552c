using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace CanBo.Activities.People.Import;

/// <summary>Vietnamese written for the old one-byte fonts: TCVN3 (.VnTime) and VNI. Such text looks like Latin letters with strange marks.</summary>
internal static partial class LegacyFonts
{
    private const string Letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    // In the order of Letters.
    private const string Bytes =
        "A1A2A3A4A5A6A7" + "A8A9AAABACADAE" + "B5B6B7B8B9" + "BBBCBDBEC6" + "C7C8C9CACB" + "CCCECFD0D1" + "D2D3D4D5D6" + "D7D8DCDDDE" + "DFE1E2E3E4"
        + "E5E6E7E8E9" + "EAEBECEDEE" + "EFF1F2F3F4" + "F5F6F7F8F9" + "FAFBFCFDFE";

    private static readonly FrozenDictionary<char, char> FromTcvn3 = Letters
        .Select((letter, i) => KeyValuePair.Create((char)Convert.ToByte(Bytes.Substring(i * 2, 2), 16), letter))
        .ToFrozenDictionary();

    /// <summary>Signs of TCVN3 that Vietnamese in Unicode never has inside a word.</summary>
    public static int CountTcvn3(string text) => Tcvn3Sign().Count(text);

    /// <summary>Pairs of letters that VNI writes for one, and Vietnamese in Unicode never has.</summary>
    public static int CountVni(string text) => VniPair().Count(text);

    /// <summary>The text in Unicode, if it was written for TCVN3. These fonts have no capitals with tones.</summary>
    public static string ConvertTcvn3(string text)
    {
        var converted = new StringBuilder(text.Length);
        foreach (var sign in text)
            converted.Append(FromTcvn3.GetValueOrDefault(sign, sign));
        return converted.ToString();
    }

    // Signs, fractions and capitals in the middle of a lower-case word.
    [GeneratedRegex(@"(?<=\p{L})[¨©«¬­®µ¶·¸¹»¼½¾×÷](?=\p{L}|\b)|[®¬µ¸](?=\p{Ll})|(?<=\p{Ll})[ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ](?=\p{Ll}|\b)")]
    private static partial Regex Tcvn3Sign();

    [GeneratedRegex("a[ùøûõïâåäêéèëüúáàã]|e[ùøûõïâáàåãä]|o[ùøûõïâåä]|[uyôö][ùøûõï]", RegexOptions.IgnoreCase)]
    private static partial Regex VniPair();
}
