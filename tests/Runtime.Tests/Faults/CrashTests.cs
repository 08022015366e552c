using System.Collections.Concurrent;
using System.Diagnostics;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CanBo.Runtime.Tests.Faults;

/// <summary>Kill -9 under load: what was acknowledged is there, nothing is half there, nothing is there twice.</summary>
public sealed class CrashTests
{
    private const int Kills = 4;

    [Theory, BothDatabases]
    public async Task A_host_killed_at_random_moments_loses_nothing_it_acknowledged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var version = await PrepareAsync(database);
        var acknowledged = new List<string>();
        var random = new Random(20261122);

        for (var kill = 0; kill < Kills; kill++)
            acknowledged.AddRange(await RunAndKillAsync(database, version, random.Next(50, 400)));

        await using var after = TestApplication.On(kind, database.ConnectionString);
        await CheckAsync(after, acknowledged);
        await CheckNothingIsHalfThereAsync(after);
    }

    [Fact]
    public async Task A_crash_of_PostgreSQL_under_load_loses_nothing_that_was_acknowledged_and_the_steps_go_on()
    {
        using var server = await PostgresServer.StartAsync();
        await using var application = TestApplication.On(DatabaseKind.PostgreSql, server.ConnectionString);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        var version = await application.PublishAsync(Sample.OneQuestion);
        var acknowledged = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 20).Select(_ => WriteThroughCrashesAsync(application.Steps, version, acknowledged, stop.Token)).ToArray();

        for (var kill = 1; kill <= 3; kill++)
        {
            var seen = acknowledged.Count;
            await UntilAsync(() => acknowledged.Count > seen + 100);
            await KillBackendAsync(server.ConnectionString);
        }

        var last = acknowledged.Count;
        await UntilAsync(() => acknowledged.Count > last + 100);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        // Not by the first one's idle connections, which the last crash may have broken.
        await using var after = TestApplication.On(DatabaseKind.PostgreSql, server.ConnectionString);
        await CheckAsync(after, acknowledged);
        await CheckNothingIsHalfThereAsync(after);
    }

    private static async Task<string> PrepareAsync(TestDatabase database)
    {
        await using var application = TestApplication.On(database.Kind, database.ConnectionString);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        return await application.PublishAsync(Sample.OneQuestion);
    }

    /// <summary>Lets a child work until it has acknowledged so much, and kills it in the midst of the next steps.</summary>
    private static async Task<List<string>> RunAndKillAsync(TestDatabase database, string version, int lines)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, "crash-child", database.Kind.ToString(), database.ConnectionString, version])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var acknowledged = new List<string>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == lines)
                child.Kill();
        }

        await child.WaitForExitAsync();
        if (acknowledged.Count < lines)
            throw new InvalidOperationException($"The child ended by itself: {await errors}");

        // The kill may have cut the last line.
        return acknowledged[^1].Length == acknowledged[0].Length || acknowledged[^1].Length == "answered ".Length + 36 ? acknowledged : acknowledged[..^1];
    }

    private static async Task WriteThroughCrashesAsync(StepRunner steps, string version, ConcurrentQueue<string> acknowledged, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await CrashChild.WriteAsync(steps, version, acknowledged.Enqueue, cancellation);
            }
            catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                // Refused while the database was down: nothing was acknowledged.
                await Task.Yield();
            }
        }
    }

    /// <summary>PostgreSQL ends all sessions and recovers from its log when one of its processes is killed.</summary>
    private static async Task KillBackendAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        using var backend = Process.GetProcessById(connection.ProcessID);
        backend.Kill();
    }

    private static async Task CheckAsync(TestApplication application, IReadOnlyCollection<string> acknowledged)
    {
        acknowledged.Count.ShouldBeGreaterThan(100);
        await using var db = application.Read();
        var stored = await db.Set<InstanceRow>().ToDictionaryAsync(i => i.Id, i => i.Status);
        var deeds = (await db.Set<OutboxRow>().Select(o => o.Key).ToListAsync()).ToHashSet();
        foreach (var line in acknowledged)
        {
            var words = line.Split(' ');
            stored.ShouldContainKey(Guid.Parse(words[1]), line);
            deeds.ShouldContain($"{(words[0] == "started" ? "start" : "answer")} {words[1]}");
            if (words[0] == "answered")
                stored[Guid.Parse(words[1])].ShouldBe(InstanceStatus.Finished, line);
        }
    }

    private static async Task CheckNothingIsHalfThereAsync(TestApplication application)
    {
        await using var db = application.Read();
        var instances = await db.Set<InstanceRow>().ToListAsync();
        var waiting = instances.Where(i => i.Status == InstanceStatus.Suspended).Select(i => i.Id).ToHashSet();
        var steps = instances.Sum(i => i.Status == InstanceStatus.Finished ? 2 : 1);

        (await db.Set<BookmarkRow>().Select(b => b.InstanceId).ToListAsync()).ShouldBe(waiting, ignoreOrder: true);
        (await db.Set<TimerRow>().Select(t => t.InstanceId).ToListAsync()).ShouldBe(waiting, ignoreOrder: true);
        (await db.Set<JournalRow>().CountAsync()).ShouldBe(steps);
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(steps);
        (await db.Set<AuditRow>().CountAsync()).ShouldBe(steps);
        (await db.Set<Note>().CountAsync()).ShouldBe(instances.Count);
        foreach (var instance in instances.Take(20))
            (await application.Get<Replay>().AgreesAsync(instance.Id, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
            await ticks.WaitForNextTickAsync(patience.Token);
    }
}
