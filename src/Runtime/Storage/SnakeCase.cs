using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CanBo.Runtime.Storage;

/// <summary>Names as PostgreSQL likes them.</summary>
internal static class SnakeCase
{
    /// <summary>PostgreSQL cuts longer names silently, so that two could become one.</summary>
    private const int MaxLength = 63;

    /// <summary>The name in lower case with underscores between words; a name that grew too long ends in a hash of the whole.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && StartsWord(name, i))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return Shorten(text.ToString());
    }

    private static bool StartsWord(string name, int i) =>
        i > 0
        && name[i - 1] != '_'
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
            return name;

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)), 0, 4).ToLower(CultureInfo.InvariantCulture);
        return $"{name.AsSpan(0, MaxLength - hash.Length - 1)}_{hash}";
    }
}
