using System.Collections.Frozen;
using System.Text;

namespace CanBo.Activities.People.Import;

/// <summary>Names the one-byte encoding that a Vietnamese text was probably saved in. For messages only: nothing is converted by a guess.</summary>
internal static class EncodingGuess
{
    private const string Tones1258 = "\u0300\u0301\u0303\u0309\u0323";
    private static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly FrozenSet<char> Vowels = "aăâeêioôơuưy".ToFrozenSet();

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 20_000)];
        var latin = Windows1252.GetString(start);
        var vietnamese = Windows1258.GetString(start);
        var scores = new[]
        {
            (Name: "Windows-1258", Score: CountTones(vietnamese)),
            (Name: "TCVN3 (ABC)", Score: LegacyFonts.CountTcvn3(latin)),
            (Name: "VNI", Score: LegacyFonts.CountVni(latin)),
        };
        var best = scores.MaxBy(s => s.Score);
        return best.Score > 0 ? best.Name : "Windows-1252 (ANSI)";
    }

    // In Windows-1258 a tone is a sign of its own after its vowel.
    private static int CountTones(string text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
            if (Tones1258.Contains(text[i], StringComparison.Ordinal) && Vowels.Contains(char.ToLowerInvariant(text[i - 1])))
                count++;
        return count;
    }
}
