namespace CanBo.Activities.People.Import;

/// <summary>Finds cycles where everything has at most one above it: units and their parents, people and their superiors.</summary>
internal static class Cycles
{
    /// <summary>The first cycle, from one member round to the same member; null when there is none.</summary>
    public static IReadOnlyList<string>? Find(IReadOnlyDictionary<string, string> above)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in above.Keys)
        {
            var path = new List<string>();
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var at = start; at.Length > 0 && done.Add(at); at = above.GetValueOrDefault(at, ""))
            {
                places[at] = path.Count;
                path.Add(at);
                if (above.TryGetValue(at, out var next) && places.TryGetValue(next, out var from))
                    return [.. path[from..], next];
            }
        }

        return null;
    }

    /// <summary>The cycle that a member stands in, told from that member on; null when it stands in none.</summary>
    public static IReadOnlyList<string>? Through(IReadOnlyDictionary<string, string> above, string member)
    {
        var path = new List<string> { member };
        var seen = new HashSet<string>(StringComparer.Ordinal) { member };
        for (var at = above.GetValueOrDefault(member, ""); at.Length > 0; at = above.GetValueOrDefault(at, ""))
        {
            path.Add(at);
            if (at == member)
                return path;
            if (!seen.Add(at))
                return null;
        }

        return null;
    }

    /// <summary>Calls <paramref name="fail"/> for one member of each cycle and takes that member's link back to <paramref name="before"/>, until none is left.</summary>
    /// <param name="above">Who is above whom; changed.</param>
    /// <param name="before">The links as they were.</param>
    /// <param name="mayFail">Members whose link this import sets, with their place in the file.</param>
    /// <param name="fail">Given the member and the cycle, told from that member on.</param>
    public static void Break(
        Dictionary<string, string> above,
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, int> mayFail,
        Action<string, IReadOnlyList<string>> fail)
    {
        while (Find(above) is { } cycle)
        {
            var members = cycle.Skip(1).ToList();
            var first = members.Where(mayFail.ContainsKey).OrderBy(m => mayFail[m]).FirstOrDefault();
            if (first is null)
                return;
            var at = members.IndexOf(first);
            fail(first, [first, .. members[(at + 1)..], .. members[..(at + 1)]]);
            above[first] = before.GetValueOrDefault(first, "");
            if (above[first].Length == 0 || cycle.Contains(above[first]))
                above.Remove(first);
        }
    }
}
