using System.Globalization;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Faults.Torture;

/// <summary>Reads instances, journal, stimuli, timers and letters when the cluster has come to rest.</summary>
internal static class TortureCheck
{
    private const int Replayed = 100;

    public static async Task<TortureFindings> RunAsync(TestApplication application, IReadOnlyDictionary<Guid, int> acknowledged, string letterFolder, TimeSpan patience)
    {
        var rested = await RestAsync(application, acknowledged, patience);
        await using var db = application.Read();
        var instances = await db.Set<InstanceRow>().ToDictionaryAsync(i => i.Id);
        var told = await db.Set<StimulusRow>().GroupBy(s => new { s.InstanceId, s.Status }).Select(g => new { g.Key.InstanceId, g.Key.Status, Count = g.Count() }).ToListAsync();
        var kept = told.Where(t => t.Status != WorkStatus.Dead).GroupBy(t => t.InstanceId).ToDictionary(g => g.Key, g => g.Sum(t => t.Count));
        var completions = await CompletionsAsync(db);
        var notes = await db.Set<Note>().CountAsync();
        var incidents = (await db.Set<IncidentRow>().Where(i => i.ResolvedAt == null).Select(i => i.InstanceId).ToListAsync()).ToHashSet();
        string[] letters = [.. Directory.GetFiles(letterFolder).SelectMany(File.ReadAllLines)];
        var sent = letters.ToHashSet();

        var missing = acknowledged.Count(a =>
            !instances.TryGetValue(a.Key, out var instance)
            || kept.GetValueOrDefault(a.Key) < a.Value - 1
            || (a.Value == 3 && instance.Status != InstanceStatus.Finished && !incidents.Contains(a.Key)));
        var twice = completions.Values.Count(times => times > 1) + notes - instances.Count;
        var stuck = instances.Values.Count(i => i.Status == InstanceStatus.Suspended && acknowledged.GetValueOrDefault(i.Id) == 3 && !incidents.Contains(i.Id));
        var disagreeing = 0;
        foreach (var instance in instances.Keys.Take(Replayed))
            disagreeing += await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None) ? 0 : 1;
        return new TortureFindings(
            rested,
            instances.Count,
            instances.Values.Count(i => i.Status == InstanceStatus.Finished),
            acknowledged.Values.Sum(),
            missing,
            twice,
            stuck,
            incidents.Count,
            instances.Keys.Count(i => !sent.Contains(i.ToString("D"))),
            letters.Length - sent.Count,
            disagreeing);
    }

    // Read row by row: after ten minutes the journal has half a million.
    private static async Task<Dictionary<(Guid, string), int>> CompletionsAsync(DbContext db)
    {
        var times = new Dictionary<(Guid, string), int>();
        await foreach (var row in db.Set<JournalRow>().Select(j => new { j.InstanceId, j.Entries }).AsAsyncEnumerable())
            foreach (var entry in JournalJson.Read(row.Entries).Where(e => e.Event == JournalEvents.Completed))
                times[(row.InstanceId, entry.NodeId)] = times.GetValueOrDefault((row.InstanceId, entry.NodeId)) + 1;
        return times;
    }

    /// <summary>Waits until every case that was told everything has ended and nothing is due.</summary>
    private static async Task<bool> RestAsync(TestApplication application, IReadOnlyDictionary<Guid, int> acknowledged, TimeSpan patience)
    {
        using var time = new CancellationTokenSource(patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var whole = acknowledged.Values.Count(a => a == 3);
        try
        {
            while (await ticks.WaitForNextTickAsync(time.Token))
            {
                await using var db = application.Read();
                var finished = await db.Set<InstanceRow>().CountAsync(i => i.Status == InstanceStatus.Finished, time.Token);
                var letters = await db.Set<OutboxRow>().CountAsync(o => o.Status == WorkStatus.Waiting, time.Token);
                if (finished >= whole && letters == 0)
                    return true;
            }
        }
        catch (OperationCanceledException)
        {
            // The findings say what did not come to rest.
        }

        return false;
    }
}

/// <summary>What the checker found.</summary>
internal sealed record TortureFindings(
    bool Rested, int Cases, int Finished, int Acknowledged, int Missing, int Twice, int Stuck, int Incidents, int LettersMissing, int LettersRepeated, int ReplaysDisagreeing)
{
    public bool IsGood => Rested && Missing + Twice + Stuck + LettersMissing + ReplaysDisagreeing == 0;
}

/// <summary>What happened, in figures.</summary>
internal sealed record TortureReport(TimeSpan Time, int Kills, int Stalls, int Crashes, int Repeats, int Unanswered, double Median, double P99, TortureFindings Findings)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Time.TotalSeconds:0} s: {Kills} nodes killed, {Stalls} stopped for 6 s, PostgreSQL crashed {Crashes} times
        {Findings.Cases} cases, {Findings.Finished} finished, {Findings.Acknowledged} acknowledged changes; {Repeats} repeated requests were known by their id, {Unanswered} never answered; a request took {Median:0.0} ms (median), {P99:0} ms (p99, repeats included)
        missing {Findings.Missing}, twice {Findings.Twice}, stuck without incident {Findings.Stuck}, incidents {Findings.Incidents}, letters missing {Findings.LettersMissing}, letters sent again under their key {Findings.LettersRepeated}, replays that disagree {Findings.ReplaysDisagreeing}
        {(Findings.IsGood ? "good" : "BROKEN")}{(Findings.Rested ? "" : ": did not come to rest")}
        """);
}
