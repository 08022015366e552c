using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CanBo.Benchmarks.Storm;

/// <summary>Lets people come at an even rate and counts what each process used meanwhile.</summary>
internal sealed class StormLoad(Uri site, Process? host, int? postmaster)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    public async Task<StormRun> RunAsync(IReadOnlyList<StormPerson> people, double seconds, int leavesOneIn)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(30) };
        var times = new StormTimes();
        var visits = new ConcurrentBag<StormVisit>();
        var failures = new ConcurrentBag<string>();
        using var self = Process.GetCurrentProcess();
        var before = Used(self);
        var clock = Stopwatch.StartNew();
        var running = new List<Task>(people.Count);
        using var ticks = new PeriodicTimer(Tick);
        while (running.Count < people.Count)
        {
            await ticks.WaitForNextTickAsync();
            var due = Math.Min(people.Count, (int)(clock.Elapsed.TotalSeconds / seconds * people.Count) + 1);
            while (running.Count < due)
            {
                var (person, leaves) = (people[running.Count], leavesOneIn > 0 && running.Count % leavesOneIn == 0);
                running.Add(Task.Run(() => VisitAsync(person, leaves)));
            }
        }

        await Task.WhenAll(running);
        var took = clock.Elapsed;
        var after = Used(self);
        return new StormRun(took, people.Count / took.TotalSeconds, times, visits, failures, Say(before, after, took, times.Count));

        async Task VisitAsync(StormPerson person, bool leaves)
        {
            try
            {
                visits.Add(await new StormVisitor(client, person, times).VisitAsync(leaves));
            }
            catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
            {
                failures.Add(exception.Message.Replace(person.TaskId.ToString(), "…", StringComparison.Ordinal));
            }
        }
    }

    private (TimeSpan Host, TimeSpan Server, TimeSpan Own, TimeSpan Machine) Used(Process self) =>
        (host is null ? default : ProcessCpu.Of(host), postmaster is { } id ? ProcessCpu.OfServer(id) : default, ProcessCpu.Of(self), ProcessCpu.OfMachine());

    private string Say(
        (TimeSpan Host, TimeSpan Server, TimeSpan Own, TimeSpan Machine) before, (TimeSpan Host, TimeSpan Server, TimeSpan Own, TimeSpan Machine) after, TimeSpan took, int requests)
    {
        var each = Math.Max(1, requests);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"cores used: host {(after.Host - before.Host) / took:0.00}, PostgreSQL {(after.Server - before.Server) / took:0.00}, the people {(after.Own - before.Own) / took:0.00}, all that runs {(after.Machine - before.Machine) / took:0.00} of {Environment.ProcessorCount}; a request costs the host {(after.Host - before.Host).TotalMilliseconds / each:0.00} ms, PostgreSQL {(after.Server - before.Server).TotalMilliseconds / each:0.00} ms, the people's side {(after.Own - before.Own).TotalMilliseconds / each:0.00} ms");
    }
}

/// <summary>What came of it.</summary>
/// <param name="Took">Until the last was served.</param>
/// <param name="Rate">People served a second.</param>
/// <param name="Times">How long each answer took.</param>
/// <param name="Visits">What each was told.</param>
/// <param name="Failures">Why visits did not come to their end.</param>
/// <param name="Cpu">Who used the processors.</param>
internal sealed record StormRun(TimeSpan Took, double Rate, StormTimes Times, IReadOnlyCollection<StormVisit> Visits, ConcurrentBag<string> Failures, string Cpu);
