using System.Collections.Concurrent;
using System.Net.Sockets;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Keeps open connections for the next mail, and puts a time limit on each conversation.</summary>
internal sealed class SmtpPool : IDisposable
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(15);

    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentStack<Idle> _idle = new();
    private readonly ITimer _sweep;

    public SmtpPool(SmtpOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _places = new SemaphoreSlim(options.MaxConnections);
        _sweep = time.CreateTimer(_ => Sweep(), null, IdleLimit, IdleLimit);
    }

    /// <summary>Sends on an open connection, or on a new one; returns the server's words of acceptance.</summary>
    public async Task<string> SendAsync(string from, string to, byte[] mime, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            while (_idle.TryPop(out var idle))
            {
                if (await TryReuseAsync(idle.Connection, from, to, mime, cancellation) is { } answer)
                    return answer;
            }

            return await SendOnAsync(await OpenAsync(cancellation), from, to, mime, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        while (_idle.TryPop(out var idle))
            idle.Connection.Quit();
        _places.Dispose();
    }

    // A server may have closed a kept connection long ago. As long as nothing of the mail was sent, a new one is safe.
    private async Task<string?> TryReuseAsync(SmtpConnection connection, string from, string to, byte[] mime, CancellationToken cancellation)
    {
        try
        {
            return await SendOnAsync(connection, from, to, mime, cancellation);
        }
        catch (SmtpFailureException gone) when (gone.Reply?.Code == 421 && connection.Stage == SmtpStage.Envelope)
        {
            return null;
        }
        catch (Exception gone) when (gone is IOException or SocketException && connection.Stage == SmtpStage.Envelope)
        {
            return null;
        }
    }

    private async Task<string> SendOnAsync(SmtpConnection connection, string from, string to, byte[] mime, CancellationToken cancellation)
    {
        var keep = false;
        using var limit = Limit(cancellation);
        try
        {
            var answer = await connection.SendAsync(from, to, mime, limit.Token);
            keep = true;
            return answer;
        }
        catch (SmtpFailureException refused) when (!refused.ConcernsServer)
        {
            keep = await TryResetAsync(connection, limit.Token);
            throw;
        }
        finally
        {
            if (keep)
                _idle.Push(new Idle(connection, _time.GetTimestamp()));
            else
                connection.Dispose();
        }
    }

    // The refusal is what the caller must hear of, not that the connection broke after it.
    private static async Task<bool> TryResetAsync(SmtpConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.ResetAsync(cancellation);
            return true;
        }
        catch (Exception broken) when (broken is IOException or SocketException or SmtpFailureException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<SmtpConnection> OpenAsync(CancellationToken cancellation)
    {
        using var limit = Limit(cancellation);
        return await SmtpConnection.OpenAsync(_options, limit.Token);
    }

    private CancellationTokenSource Limit(CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        return limit;
    }

    private void Sweep()
    {
        var kept = new List<Idle>();
        while (_idle.TryPop(out var idle))
        {
            if (_time.GetElapsedTime(idle.Since) < IdleLimit)
                kept.Add(idle);
            else
                idle.Connection.Quit();
        }

        kept.Reverse();
        if (kept.Count > 0)
            _idle.PushRange([.. kept]);
    }

    private sealed record Idle(SmtpConnection Connection, long Since);
}
