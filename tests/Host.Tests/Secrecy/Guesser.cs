using CanBo.Activities.Ratings;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>
/// Is told the secrets of every second person, looks which of them goes with a number, or with the nearest number, and guesses the others. Of four secrets with
/// equal chance each guess from numbers that tell nothing is right with a probability of exactly one in four.
/// </summary>
internal static class Guesser
{
    private const double Chance = 0.25;
    private const double Significance = 0.05;

    // Chi-square with three degrees of freedom.
    private const double RarerThanOneInAMillion = 31;

    /// <summary>
    /// The numbers from which more was guessed than chance allows at 95 %, for all of them together (Bonferroni); and yes-or-no marks that go with the secret,
    /// though perhaps only with two of four against the other two.
    /// </summary>
    public static List<string> Telling(IReadOnlyList<Watched> people, IReadOnlyDictionary<string, Dictionary<Guid, int>> features)
    {
        var guessed = people.Count / 2;
        var most = MostHits(guessed, Significance / features.Count);
        return
        [
            .. features.Select(f => (f.Key, Hits: Hits(people, f.Value))).Where(f => f.Hits > most).Select(f => $"{f.Hits} of {guessed} guessed from: {f.Key}"),
            .. features.Where(f => Association(people, f.Value) > RarerThanOneInAMillion).Select(f => $"goes with the secret: {f.Key}"),
        ];
    }

    // Chi-square of a mark that some have and others have not against the four secrets.
    private static double Association(IReadOnlyList<Watched> people, Dictionary<Guid, int> values)
    {
        if (values.Values.Distinct().Count() != 2)
            return 0;
        var sum = 0.0;
        foreach (var value in values.Values.Distinct())
            foreach (var secret in people.GroupBy(p => p.Secret))
            {
                var expected = values.Values.Count(v => v == value) * secret.Count() / (double)people.Count;
                sum += Math.Pow(secret.Count(p => values[p.PersonId] == value) - expected, 2) / expected;
            }

        return sum;
    }

    /// <summary>How many of every second person's secrets are guessed.</summary>
    public static int Hits(IReadOnlyList<Watched> people, IReadOnlyDictionary<Guid, int> values)
    {
        var known = people.Where((_, at) => at % 2 == 0).ToList();
        var byValue = known.GroupBy(p => values[p.PersonId]).ToDictionary(g => g.Key, g => Common(g));
        var sorted = known.OrderBy(p => values[p.PersonId]).ToList();
        return people.Where((_, at) => at % 2 == 1).Count(p => Guess(values[p.PersonId]) == p.Secret);

        Rating Guess(int value) => byValue.TryGetValue(value, out var same) ? same : sorted.MinBy(p => Math.Abs((long)values[p.PersonId] - value))!.Secret;
    }

    /// <summary>The largest number of hits that is not yet rarer than <paramref name="allowed"/>.</summary>
    public static int MostHits(int guesses, double allowed)
    {
        // The binomial tail, summed from its far end.
        var probability = Math.Pow(Chance, guesses);
        var tail = probability;
        var hits = guesses;
        while (tail <= allowed && hits > 0)
        {
            probability *= hits / (double)(guesses - hits + 1) * ((1 - Chance) / Chance);
            hits--;
            tail += probability;
        }

        return hits;
    }

    private static Rating Common(IEnumerable<Watched> people) => people.GroupBy(p => p.Secret).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
}
