using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Reads codes of units and people in a row and gathers those that nothing known carries.</summary>
internal sealed class References(Known known)
{
    private readonly Lazy<List<(string Candidate, string Bare)>> _people = new(() => Spelling.Prepare(known.Names.Keys));
    private readonly Lazy<List<(string Candidate, string Bare)>> _unitCodes = new(() => Spelling.Prepare(known.Units.Keys));
    private readonly Lazy<List<(string Candidate, string Bare)>> _unitNames = new(() => Spelling.Prepare(known.Units.Values.Select(u => u.Facts.Name).Distinct()));
    private readonly Dictionary<(string Column, string Code), (bool IsUnit, List<int> Lines)> _used = [];

    /// <summary>A unit's code; empty when the cell is. A name in its place is an error that says which code was meant.</summary>
    public string? Unit(ImportRow row, ImportColumn column)
    {
        var cell = row.Code(column, mayHaveSpaces: true);
        if (cell is null or "" || row.Failed)
            return cell;
        if (!cell.Contains(' ', StringComparison.Ordinal))
            return Zeros(row, column, cell, known.Units.Keys);
        var meant = UnitLike(cell);
        row.Fail(
            column.Name,
            meant is null
                ? Sentence.Of("Ghi mã đơn vị, không ghi tên. Không có đơn vị nào tên như vậy.")
                : Sentence.Of("Không có đơn vị này. Ý là “{0}” (mã {1})?", meant.Facts.Name, meant.Facts.Code),
            meant?.Facts.Code);
        return cell;
    }

    /// <summary>A person's code; empty when the cell is. A name in its place is an error that says which code was meant.</summary>
    public string? Person(ImportRow row, ImportColumn column)
    {
        var cell = row.Code(column, mayHaveSpaces: true);
        if (cell is null or "" || row.Failed)
            return cell;
        if (!cell.Contains(' ', StringComparison.Ordinal))
            return Zeros(row, column, cell, known.Names.Keys);
        var bare = Spelling.Bare(cell);
        var named = known.Names.Where(n => Spelling.Bare(n.Value.FullName) == bare).Take(2).ToList();
        row.Fail(column.Name, Sentence.Of("Ghi số hiệu, không ghi họ tên."), named.Count == 1 ? named[0].Key : null);
        return cell;
    }

    /// <summary>Notes that a sound row uses a code.</summary>
    public void Use(ImportColumn column, string code, bool isUnit, int line)
    {
        if (code.Length == 0)
            return;
        if (!_used.TryGetValue((column.Name, code), out var use))
            _used[(column.Name, code)] = use = (isUnit, []);
        use.Lines.Add(line);
    }

    /// <summary>The codes used that neither the database nor the file carries.</summary>
    public IReadOnlyList<UnresolvedCode> Unresolved(IReadOnlySet<string> unitsInFile, IReadOnlySet<string> peopleInFile)
    {
        var unresolved = new List<UnresolvedCode>();
        foreach (var ((column, code), (isUnit, lines)) in _used)
        {
            if (isUnit ? known.Units.ContainsKey(code) || unitsInFile.Contains(code) : known.Names.ContainsKey(code) || peopleInFile.Contains(code))
                continue;
            var (suggestion, name) = unresolved.Count < 200 ? Suggest(code, isUnit) : default;
            unresolved.Add(new UnresolvedCode(code, column, lines, suggestion, name));
        }

        return unresolved;
    }

    private (string? Code, string? Name) Suggest(string code, bool isUnit)
    {
        if (isUnit)
            return UnitLike(code) is { } unit ? (unit.Facts.Code, unit.Facts.Name) : default;
        return Spelling.Nearest(code, _people.Value) is { } near ? (near, known.Names[near].FullName) : default;
    }

    private KnownUnit? UnitLike(string typed)
    {
        var bare = Spelling.Bare(typed);
        return known.Units.Values.FirstOrDefault(u => Spelling.Bare(u.Facts.Name) == bare)
            ?? known.Units.Values.FirstOrDefault(u => Spelling.Shortens(typed, u.Facts.Name))
            ?? (Spelling.Nearest(typed, _unitCodes.Value) is { } code ? known.Units[code] : null)
            ?? (Spelling.Nearest(typed, _unitNames.Value) is { } name ? known.Units.Values.First(u => u.Facts.Name == name) : null);
    }

    private static string Zeros(ImportRow row, ImportColumn column, string cell, ICollection<string> codes) =>
        LostZeros.Meant(cell, codes) is { } meant ? LostZeros.Fail(row, column, cell, meant) : cell;
}
