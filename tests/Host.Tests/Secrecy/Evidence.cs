using System.Text.RegularExpressions;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>
/// What an attacker has gathered about each of many people, by where it was found, made into numbers to guess from: how much there is, whether two people's is
/// the same once their names are taken out, each line that some have and others have not, and places in orders.
/// </summary>
internal sealed partial class Evidence(IReadOnlyList<Watched> people)
{
    private const int MostLines = 300;

    private readonly Dictionary<string, Watched> _byMark = people.SelectMany(p => p.Marks.Select(mark => (mark, p))).ToDictionary(m => m.mark, m => m.p, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<Guid, List<string>>> _texts = [];
    private readonly Dictionary<string, Dictionary<Guid, int>> _numbers = [];

    /// <summary>Lines that belong to somebody.</summary>
    public void Add(string source, Watched person, IEnumerable<string> lines)
    {
        if (!_texts.TryGetValue(source, out var texts))
            _texts[source] = texts = people.ToDictionary(p => p.PersonId, _ => new List<string>());
        texts[person.PersonId].AddRange(lines.Select(line => Plain(line, person)));
    }

    /// <summary>The pieces of a text that mention somebody; one that mentions several belongs to nobody.</summary>
    public void AddMentions(string source, IEnumerable<string> pieces)
    {
        foreach (var piece in pieces)
            if (Mentioned(piece) is { } one)
                Add(source, one, [piece]);
    }

    /// <summary>The places of everybody in an order of pieces.</summary>
    public void AddOrder(string source, IEnumerable<string> pieces)
    {
        var places = new Dictionary<Guid, int>();
        foreach (var piece in pieces)
            if (Mentioned(piece) is { } one)
                places[one.PersonId] = places.Count;
        AddWhereKnown(source, places);
    }

    /// <summary>A number for each of them, or for most.</summary>
    public void AddWhereKnown(string source, Dictionary<Guid, int> numbers)
    {
        if (numbers.Count * 2 > people.Count)
            _numbers[source] = people.ToDictionary(p => p.PersonId, p => numbers.GetValueOrDefault(p.PersonId, -1));
    }

    /// <summary>All of it as numbers.</summary>
    public IReadOnlyDictionary<string, Dictionary<Guid, int>> Features()
    {
        var features = new Dictionary<string, Dictionary<Guid, int>>(_numbers);
        foreach (var (source, texts) in _texts)
        {
            features[$"{source}: length"] = texts.ToDictionary(t => t.Key, t => t.Value.Sum(line => line.Length));
            features[$"{source}: lines"] = texts.ToDictionary(t => t.Key, t => t.Value.Count);
            features[$"{source}: whole"] = Number(texts.ToDictionary(t => t.Key, t => string.Join('\n', t.Value)));
            var telling = texts.SelectMany(t => t.Value.Distinct().Select(line => (line, t.Key))).GroupBy(t => t.line)
                .Where(g => g.Count() * 20 > people.Count && g.Count() * 20 < people.Count * 19).OrderByDescending(g => g.Count()).Take(MostLines);
            foreach (var line in telling)
            {
                var having = line.Select(t => t.Key).ToHashSet();
                features[$"{source}: {line.Key}"] = people.ToDictionary(p => p.PersonId, p => having.Contains(p.PersonId) ? 1 : 0);
            }
        }

        return features;
    }

    // The same text, the same number; unlike texts in the order of their alphabet, so that likeness is nearness.
    private static Dictionary<Guid, int> Number(Dictionary<Guid, string> texts)
    {
        var order = texts.Values.Distinct().Order(StringComparer.Ordinal).Select((text, at) => (text, at)).ToDictionary(t => t.text, t => t.at);
        return texts.ToDictionary(t => t.Key, t => order[t.Value]);
    }

    private Watched? Mentioned(string piece)
    {
        var mentioned = Mark().Matches(piece).Select(m => _byMark.GetValueOrDefault(m.Value)).OfType<Watched>().Distinct().Take(2).ToList();
        return mentioned is [var one] ? one : null;
    }

    private static string Plain(string line, Watched person)
    {
        foreach (var mark in person.Marks)
            line = line.Replace(mark, "#", StringComparison.OrdinalIgnoreCase);
        return Noise().Replace(line, "~");
    }

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|[MST]\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    // Ids that are drawn anew, tokens, moments and durations differ between any two requests; they would only hide what does not.
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{16,64}\b|CfDJ8[\w-]+|\d{4}-\d\d-\d\d[T ][\d:.+Z]+|[\d.,]+ ?ms\b|\(\d+ms\)|0H[A-Z0-9:]+|_test\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();
}
