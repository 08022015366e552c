using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CanBo.Runtime.Tests.Faults;

/// <summary>Stands between the runtime and PostgreSQL and breaks the connection whose next request it is told to break.</summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private Breaking _next = Breaking.Nothing;

    private BreakingProxy(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public enum Breaking
    {
        Nothing,

        /// <summary>The request reaches the server, its answer is thrown away.</summary>
        Answer,

        /// <summary>The request never reaches the server.</summary>
        Request,
    }

    /// <summary>How many connections were broken.</summary>
    public int Broken { get; private set; }

    /// <summary>The same database through a new proxy.</summary>
    public static (BreakingProxy Proxy, string ConnectionString) Before(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var proxy = new BreakingProxy(new IPEndPoint(IPAddress.Parse(given.Host!), given.Port));
        var through = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)proxy._listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        return (proxy, through.ToString());
    }

    /// <summary>Breaks the connection that sends the next request.</summary>
    public void BreakNext(Breaking what) => _next = what;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            await server.ConnectAsync(_server, _stop.Token);
            var back = new Back();
            await Task.WhenAny(RequestsAsync(client, server, back), AnswersAsync(client, server, back));
        }
    }

    private async Task RequestsAsync(TcpClient client, TcpClient server, Back back)
    {
        var buffer = new byte[64 * 1024];
        while (await client.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            var breaking = _next;
            _next = Breaking.Nothing;
            if (breaking == Breaking.Request)
            {
                Broken++;
                return;
            }

            if (breaking == Breaking.Answer)
                back.IsThrownAway = true;
            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private async Task AnswersAsync(TcpClient client, TcpClient server, Back back)
    {
        var buffer = new byte[64 * 1024];
        while (await server.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            if (back.IsThrownAway)
            {
                Broken++;
                return;
            }

            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private sealed class Back
    {
        public volatile bool IsThrownAway;
    }
}
