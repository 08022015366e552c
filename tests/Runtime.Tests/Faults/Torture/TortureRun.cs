using System.Collections.Concurrent;
using System.Diagnostics;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using Npgsql;

namespace CanBo.Runtime.Tests.Faults.Torture;

/// <summary>
/// Three nodes on one PostgreSQL of its own under a steady load of cases (two answers, then a timer). One thing after another is killed or stopped. Clients
/// go to any node and repeat what was not answered, some of them answer the second question before the first.
/// </summary>
internal sealed class TortureRun(TortureOptions options)
{
    private const int Nodes = 3;

    private readonly ConcurrentDictionary<Guid, int> _acknowledged = new();
    private readonly ConcurrentBag<double> _latencies = [];
    private readonly NodeProcess?[] _nodes = new NodeProcess?[Nodes];
    private readonly Random _random = new(options.Seed);
    private int _kills;
    private int _stalls;
    private int _crashes;
    private int _repeats;
    private int _unanswered;

    public async Task<TortureReport> RunAsync()
    {
        using var server = await PostgresServer.StartAsync();
        using var folder = TemporaryFolder.Create();
        await using var application = TestApplication.On(DatabaseKind.PostgreSql, server.ConnectionString);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        var version = await application.PublishAsync(Sample.Sequence("tortured", Sample.Ask("a"), Sample.Pause("b"), Sample.Nap));
        Task<NodeProcess> StartNodeAsync() => NodeProcess.StartAsync(server.ConnectionString, version, folder.File("letters"));
        for (var i = 0; i < Nodes; i++)
            _nodes[i] = await StartNodeAsync();

        var clock = Stopwatch.StartNew();
        var harm = HarmAsync(clock, server.ConnectionString, StartNodeAsync);
        await LoadAsync(clock);
        await harm;

        // With connections of its own, which no crash has broken.
        await using var reader = TestApplication.On(DatabaseKind.PostgreSql, server.ConnectionString);
        var check = await TortureCheck.RunAsync(reader, _acknowledged, folder.Path, options.Patience);
        foreach (var node in _nodes)
        {
            await node!.EndAsync();
            node.Dispose();
        }

        var sorted = _latencies.Order().ToArray();
        return new TortureReport(clock.Elapsed, _kills, _stalls, _crashes, _repeats, _unanswered, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], check);
    }

    private async Task LoadAsync(Stopwatch clock)
    {
        var cases = new List<Task>();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (clock.Elapsed < options.Time && await ticks.WaitForNextTickAsync())
        {
            var due = (int)(clock.Elapsed.TotalSeconds * options.CasesPerSecond);
            while (cases.Count < due)
                cases.Add(Task.Run(RunCaseAsync));
        }

        await Task.WhenAll(cases);
    }

    private async Task RunCaseAsync()
    {
        var id = Guid.CreateVersion7();
        string[] requests = Random.Shared.Next(4) == 0
            ? [$"start {id}", $"tell {id} n2", $"tell {id} n1"]
            : [$"start {id}", $"tell {id} n1", $"tell {id} n2"];
        for (var i = 0; i < requests.Length; i++)
        {
            if (!await InsistAsync(requests[i]))
                return;
            _acknowledged[id] = i + 1;
        }
    }

    /// <summary>Asks one node after the other until one says that it is done.</summary>
    private async Task<bool> InsistAsync(string request)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < options.Patience)
        {
            if (_nodes[Random.Shared.Next(Nodes)] is { } node && await node.AskAsync(request) is { } answer)
            {
                _latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (answer == "Repeated")
                    Interlocked.Increment(ref _repeats);
                return true;
            }

            await Task.Delay(50);
        }

        Interlocked.Increment(ref _unanswered);
        return false;
    }

    private async Task HarmAsync(Stopwatch clock, string connectionString, Func<Task<NodeProcess>> startNode)
    {
        for (var turn = 0; clock.Elapsed + options.HarmEvery < options.Time; turn++)
        {
            await Task.Delay(options.HarmEvery);
            var victim = _random.Next(Nodes);
            switch (turn % 3)
            {
                case 0:
                    _kills++;
                    _nodes[victim]!.Kill();
                    _nodes[victim]!.Dispose();
                    _nodes[victim] = null;
                    _nodes[victim] = await startNode();
                    break;
                case 1:
                    // Longer than the others wait before they take its claims.
                    _stalls++;
                    _nodes[victim]!.Stop();
                    await Task.Delay(TimeSpan.FromSeconds(6));
                    _nodes[victim]!.GoOn();
                    break;
                default:
                    _crashes++;
                    await CrashServerAsync(connectionString);
                    break;
            }
        }
    }

    /// <summary>PostgreSQL ends all sessions and recovers from its log when one of its processes is killed.</summary>
    private static async Task CrashServerAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        using var backend = Process.GetProcessById(connection.ProcessID);
        backend.Kill();
    }
}

/// <summary>How long and how hard.</summary>
/// <param name="Time">How long cases are started.</param>
/// <param name="CasesPerSecond">The load offered.</param>
/// <param name="HarmEvery">The rest between two blows.</param>
/// <param name="Patience">How long a client insists, and how long the checker waits for the cluster to come to rest.</param>
/// <param name="Seed">Whom the blows hit.</param>
internal sealed record TortureOptions(TimeSpan Time, double CasesPerSecond, TimeSpan HarmEvery, TimeSpan Patience, int Seed);
