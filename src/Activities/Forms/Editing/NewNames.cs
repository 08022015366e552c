using System.Globalization;
using System.Text;
using CanBo.Activities.People;

namespace CanBo.Activities.Forms.Editing;

/// <summary>Makes names of parts and fields out of their Vietnamese words: "Ưu điểm" becomes <c>uuDiem</c>, a second one <c>uuDiem2</c>.</summary>
internal sealed class NewNames(FormSheet sheet)
{
    private const int Longest = 34;

    private readonly HashSet<string> _parts = [.. sheet.Parts.Select(p => p.Name).Where(n => n.Length > 0)];
    private readonly HashSet<string> _fields = [.. sheet.Parts.SelectMany(p => p.Fields).Select(f => f.Name).Where(n => n.Length > 0)];

    public string Part(string title) => Make(title, "part", _parts);

    public string Field(string label) => Make(label, "field", _fields);

    /// <summary>A name that is not among those taken; it is then.</summary>
    public static string Make(string words, string usual, HashSet<string> taken)
    {
        var name = Camel(words) is { Length: > 0 } made ? made : usual;
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        return free;
    }

    private static string Camel(string words)
    {
        var name = new StringBuilder();
        foreach (var word in SearchTexts.Of(words).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = string.Concat(word.Where(char.IsAsciiLetterOrDigit));
            if (letters.Length == 0 || (name.Length == 0 && !char.IsAsciiLetter(letters[0])))
                continue;
            if (name.Length > 0 && name.Length + letters.Length > Longest)
                break;
            name.Append(name.Length == 0 ? letters : char.ToUpperInvariant(letters[0]) + letters[1..]);
        }

        return name.Length > Longest ? name.ToString(0, Longest) : name.ToString();
    }
}
