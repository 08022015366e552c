namespace CanBo.Activities.People.Import;

/// <summary>Finds what was probably meant. Texts are compared without marks and case.</summary>
internal static class Spelling
{
    /// <summary>The candidate nearest to <paramref name="typed"/>, when it is near enough: one change for five letters, at most three.</summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates) => Nearest(typed, Prepare(candidates));

    /// <inheritdoc cref="Nearest(string, IEnumerable{string})"/>
    public static string? Nearest(string typed, IEnumerable<(string Candidate, string Bare)> candidates)
    {
        var wanted = Bare(typed);
        var allowed = Math.Min(3, Math.Max(1, wanted.Length / 5));
        return candidates
            .Select(candidate => (candidate.Candidate, Distance: Distance(wanted, candidate.Bare, allowed)))
            .Where(found => found.Distance <= allowed)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Candidate, StringComparer.Ordinal)
            .Select(found => found.Candidate)
            .FirstOrDefault();
    }

    /// <summary>Candidates ready to be compared many times.</summary>
    public static List<(string Candidate, string Bare)> Prepare(IEnumerable<string> candidates) => [.. candidates.Select(c => (c, Bare(c)))];

    /// <summary>True when <paramref name="typed"/> shortens <paramref name="name"/>: "Ban QLDA" for "Ban Quản lý dự án …".</summary>
    public static bool Shortens(string typed, string name)
    {
        var letters = string.Concat(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Initials));
        var initials = string.Concat(SearchTexts.Words(name).Select(word => word[0]));
        return letters.Length >= 4 && initials.StartsWith(letters, StringComparison.Ordinal);
    }

    /// <summary>Lower-case letters and digits only, without marks.</summary>
    public static string Bare(string text) => string.Concat(SearchTexts.Of(text).Where(char.IsLetterOrDigit));

    /// <summary>Changes (insert, remove, replace, swap neighbours) from one to the other; stops counting above <paramref name="limit"/>.</summary>
    public static int Distance(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit)
            return limit + 1;
        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }

    // A word in capitals is a row of initials; of another word the first letter counts.
    private static string Initials(string word) =>
        word.Length > 1 && word.All(c => !char.IsLetter(c) || char.IsUpper(c)) ? Bare(word) : Bare(word) is { Length: > 0 } bare ? bare[..1] : "";
}
