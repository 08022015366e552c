using System.Threading.Channels;
using CanBo.Runtime.Metering;
using CanBo.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Commits what has gathered while the last commit was on its way: many steps in one statement and one flush, none waits for company. One writer does it;
/// a second helps while more has gathered than fits into a group. A step whose version was lost loses alone; when anything else goes wrong, the members
/// of the group commit one by one.
/// </summary>
internal sealed partial class CommitGroups(PostgreSqlDatabase database, LostCommits lostCommits, RuntimeMeter meter, ILogger<CommitGroups> logger) : IAsyncDisposable
{
    /// <summary>How many connections commit groups.</summary>
    public const int Writers = 2;

    /// <summary>From so many steps at once, groups pay even where a flush is slow or the processor is busy; with fewer, PostgreSQL's own sharing of flushes does as well.</summary>
    private const int Crowd = 24;
    private const int Largest = 64;
    private const int SettledAtOnce = 8;
    private static readonly TimeSpan CrowdLasts = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Channel<GroupedStep> _queue = Channel.CreateUnbounded<GroupedStep>();
    private readonly Channel<bool> _help = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Task? _loops;
    private int _steps;
    private long _busyUntil;

    /// <summary>Groups so far, and the steps in them.</summary>
    public (long Groups, long Steps) Committed => (Interlocked.Read(ref _groups), Interlocked.Read(ref _grouped));

    private long _groups;
    private long _grouped;

    /// <summary>A step begins; disposed at its end.</summary>
    public Counted Enter()
    {
        if (Interlocked.Increment(ref _steps) >= Crowd)
            Volatile.Write(ref _busyUntil, Environment.TickCount64 + (long)CrowdLasts.TotalMilliseconds);
        return new Counted(this);
    }

    /// <summary>True while so many steps run at once that groups pay. A step that is alone is faster by itself.</summary>
    public bool IsBusy() => Environment.TickCount64 < Volatile.Read(ref _busyUntil);

    /// <summary>True when it committed, false when another version was first, null when it must commit by itself.</summary>
    public Task<bool?> CommitAsync(GroupedStep step)
    {
        Start();
        return _queue.Writer.TryWrite(step) ? step.Task : Task.FromResult<bool?>(null);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loops is not null)
            await _loops;
    }

    private void Start()
    {
        if (_loops is not null)
            return;
        lock (_lock)
        {
            // Not in the name of whoever came first.
            using var flow = ExecutionContext.SuppressFlow();
            _loops ??= Task.WhenAll(Task.Run(WriteAsync), Task.Run(HelpAsync));
        }
    }

    private async Task WriteAsync()
    {
        var group = new List<GroupedStep>(Largest);
        while (await _queue.Reader.WaitToReadAsync())
        {
            Take(group);
            if (group.Count == Largest && _queue.Reader.Count > 0)
                _help.Writer.TryWrite(true);
            await CommitAsync(group);
        }

        _help.Writer.TryComplete();
    }

    private async Task HelpAsync()
    {
        var group = new List<GroupedStep>(Largest);
        while (await _help.Reader.WaitToReadAsync())
        {
            _help.Reader.TryRead(out _);
            Take(group);
            await CommitAsync(group);
        }
    }

    private void Take(List<GroupedStep> group)
    {
        group.Clear();
        var instances = new HashSet<Guid>();
        while (group.Count < Largest && _queue.Reader.TryRead(out var step))
        {
            // Of two that move one instance, the second is late already.
            if (step.Instance is { } instance && !instances.Add(instance.Id))
                step.Answer(false);
            else
                group.Add(step);
        }
    }

    private async Task CommitAsync(List<GroupedStep> group)
    {
        if (group.Count == 0)
            return;
        group.Sort((a, b) => Nullable.Compare(a.Instance?.Id, b.Instance?.Id));
        try
        {
            await using var connection = await database.Groups.OpenConnectionAsync();
            var won = await RunAsync(connection, group);
            Interlocked.Increment(ref _groups);
            Interlocked.Add(ref _grouped, won.Count);
            meter.Committed(won.Count, isGroup: true);
            foreach (var step in group)
                step.Answer(won.Contains(step.StepId));
        }
        catch (PostgresException exception) when (PostgreSqlFailures.IsAnswer(exception))
        {
            LogBroken(group.Count, exception.Message);
            foreach (var step in group)
                step.Answer(null);
        }
        catch (Exception exception)
        {
            await SettleAsync(group, exception);
        }
    }

    private static async Task<HashSet<Guid>> RunAsync(NpgsqlConnection connection, List<GroupedStep> group)
    {
        await using var command = GroupStatement.Of(group, connection);
        var won = new HashSet<Guid>(group.Count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            won.Add(reader.GetGuid(0));
        return won;
    }

    /// <summary>The answer was lost, or the connection could not be opened: each member is read back.</summary>
    private async Task SettleAsync(List<GroupedStep> group, Exception lost)
    {
        LogBroken(group.Count, lost.Message);
        await Parallel.ForEachAsync(group, new ParallelOptions { MaxDegreeOfParallelism = SettledAtOnce }, async (step, _) =>
        {
            try
            {
                // Not durable, and never will be: the work is done anew, like a lost version.
                step.Answer(await lostCommits.SettleAsync(step.Proof, lost));
            }
            catch (StepOutcomeUnknownException exception)
            {
                step.Fail(exception);
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of {Count} steps could not be committed together: {Reason}")]
    private partial void LogBroken(int count, string reason);

    /// <summary>A step that runs.</summary>
    public readonly struct Counted(CommitGroups groups) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref groups._steps);
    }
}
