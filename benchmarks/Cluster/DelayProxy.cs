using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CanBo.Benchmarks.Cluster;

/// <summary>
/// A line with a delay between hosts and PostgreSQL: what arrives is sent on after a wait, each way. Every direction of every connection has a thread of its own,
/// so that one wait holds up no other; a message longer than the buffer waits once for every part.
/// </summary>
internal sealed class DelayProxy : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly TimeSpan _oneWay;

    private DelayProxy(IPEndPoint server, TimeSpan oneWay)
    {
        (_server, _oneWay) = (server, oneWay);
        _listener.Start(backlog: 512);
        Begin(Accept);
    }

    /// <summary>The same database behind the line.</summary>
    public static (DelayProxy Proxy, string ConnectionString) Before(string connectionString, TimeSpan oneWay)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var proxy = new DelayProxy(new IPEndPoint(IPAddress.Parse(given.Host!), given.Port), oneWay);
        var through = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)proxy._listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        return (proxy, through.ToString());
    }

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptSocket();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                server.Connect(_server);
                client.NoDelay = server.NoDelay = true;
                Begin(() => Carry(client, server));
                Begin(() => Carry(server, client));
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private void Carry(Socket from, Socket to)
    {
        var buffer = new byte[BufferSize];
        try
        {
            while (from.Receive(buffer) is > 0 and var read)
            {
                Thread.Sleep(_oneWay);
                to.Send(buffer.AsSpan(0, read));
            }
        }
        catch (SocketException)
        {
            // One side is gone; the other is told below.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private static void Begin(ThreadStart work) => new Thread(work, maxStackSize: 256 * 1024) { IsBackground = true }.Start();
}
