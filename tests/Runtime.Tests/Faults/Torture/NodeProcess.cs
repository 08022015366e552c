using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CanBo.Runtime.Tests.Faults.Torture;

/// <summary>One node from outside: requests with a time-out, and the signals that hurt it.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Task _reading;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _open = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _writing = new();
    private int _last;

    private NodeProcess(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    public static async Task<NodeProcess> StartAsync(string connectionString, string version, string letters)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeProcess).Assembly.Location, "torture-node", connectionString, version, letters])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var node = new NodeProcess(Process.Start(start)!);
        await node._ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return node;
    }

    /// <summary>What the node answered; null when it did not, or said that it failed.</summary>
    public async Task<string?> AskAsync(string request)
    {
        var number = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[number] = answer;
        try
        {
            lock (_writing)
                _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {request}"));
            var line = await answer.Task.WaitAsync(Patience);
            return line.StartsWith("ok ", StringComparison.Ordinal) ? line[3..] : null;
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            _open.TryRemove(number, out _);
        }
    }

    public void Kill() => _process.Kill();

    public void Stop() => Signal("-STOP");

    public void GoOn() => Signal("-CONT");

    /// <summary>Closes its input, upon which it stops in good order.</summary>
    public async Task EndAsync()
    {
        lock (_writing)
            _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _reading;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
                _ready.TrySetResult();
            else if (line.Split(' ', 2) is [var number, var answer] && int.TryParse(number, CultureInfo.InvariantCulture, out var request) && _open.TryRemove(request, out var waiting))
                waiting.TrySetResult(answer);
        }

        foreach (var request in _open.Values)
            request.TrySetException(new IOException("The node is gone."));
    }
}
