using CanBo.Runtime.Storage;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Instances;

/// <summary>
/// Which lines of a step are kept. A short journal loses no decision: what waited (for a person, a time, a vote), was told something, chose among several ways, failed, was withdrawn
/// or went back keeps all its lines. The numbers of the lines stay, so that a gap shows that some are missing.
/// </summary>
internal static class ShortJournal
{
    private const string Done = "Done";

    public static IReadOnlyList<JournalEntry> Of(IReadOnlyList<JournalEntry> lines, JournalKeeping keeping)
    {
        if (keeping == JournalKeeping.Full)
            return lines;

        var atOnce = new HashSet<int>();
        foreach (var execution in lines.Where(l => l.Execution.Number > 0 && l.Event is not JournalEvents.Line).GroupBy(l => l.Execution.Number))
        {
            if (execution.ToList() is [{ Event: JournalEvents.Started }, { Event: JournalEvents.Completed, Detail: Done or "" }])
                atOnce.Add(execution.Key);
        }

        return [.. lines.Where(l => l.Event is not (JournalEvents.Line or JournalEvents.Skipped) && !atOnce.Contains(l.Execution.Number))];
    }
}
