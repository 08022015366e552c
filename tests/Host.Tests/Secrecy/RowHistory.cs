namespace CanBo.Host.Tests.Secrecy;

/// <summary>Everything the write-ahead log says of one row, followed from place to place.</summary>
internal sealed class RowHistory
{
    private RowHistory((int Block, int Offset) origin) => Origin = origin;

    /// <summary>Changes, the oldest first.</summary>
    public List<LogRecord> Records { get; } = [];

    /// <summary>How many changes of the table came before its first.</summary>
    public int First { get; private set; }

    /// <summary>How many came before its last.</summary>
    public int Last { get; private set; }

    private (int Block, int Offset) Origin { get; }

    /// <summary>By owner, of whose row a place before or after all of it is known.</summary>
    public static Dictionary<Guid, RowHistory> Of(IEnumerable<LogRecord> records, IReadOnlyDictionary<(int Block, int Offset), Guid> owners)
    {
        var at = new Dictionary<(int Block, int Offset), RowHistory>();
        var number = 0;
        foreach (var record in records)
        {
            var row = record.Old is { } old ? (at.Remove(old, out var known) ? known : new RowHistory(old)) : new RowHistory(record.New);
            if (row.Records.Count == 0)
                row.First = number;
            row.Last = number++;
            row.Records.Add(record);
            at[record.New] = row;
        }

        var byOwner = new Dictionary<Guid, RowHistory>();
        foreach (var (place, row) in at)
            if (owners.TryGetValue(row.Origin, out var owner) || owners.TryGetValue(place, out owner))
                byOwner[owner] = row;
        return byOwner;
    }
}
