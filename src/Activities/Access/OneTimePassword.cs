using System.Security.Cryptography;

namespace CanBo.Activities.Access;

/// <summary>Secrets that people read from a screen or paper and type: no letter that looks like another.</summary>
internal static class OneTimePassword
{
    public const int Length = 12;

    public const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Twelve letters in three groups, 58 bits.</summary>
    public static string Next() => Group(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>Twelve letters as people see them: <c>K7QM-2FXD-9RTC</c>.</summary>
    public static string Group(string letters) => $"{letters.AsSpan(0, 4)}-{letters.AsSpan(4, 4)}-{letters.AsSpan(8, 4)}";

    /// <summary>What somebody typed, without the hyphens and spaces and in upper case; null when it cannot be such a secret.</summary>
    public static string? Read(string typed)
    {
        var letters = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == Length && letters.All(Letters.Contains) ? letters : null;
    }
}
