using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CanBo.Host.Tests.Faults;

/// <summary>
/// Stands between two programs and, when told, keeps back the next answer that holds a certain text: what was asked for is done, and whoever asked is
/// killed before it can know.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private byte[] _mark = [];
    private TaskCompletionSource _cut = new();
    private int _target;

    private CuttingProxy(int target)
    {
        _target = target;
        _listener.Start(200);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static CuttingProxy Before(int port) => new(port);

    /// <summary>New connections go there from now on.</summary>
    public void LeadTo(int port) => Volatile.Write(ref _target, port);

    /// <summary>Keeps back the next answer with that text in it. The task ends when that has happened; the connection stays silent until somebody ends it.</summary>
    public Task CutAtAsync(string text)
    {
        lock (_lock)
        {
            _mark = Encoding.ASCII.GetBytes(text);
            _cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _cut.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            _ = CarryAsync(await _listener.AcceptSocketAsync(_stop.Token));
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Volatile.Read(ref _target)), _stop.Token);
                await await Task.WhenAny(PumpAsync(client, server, mayCut: false), PumpAsync(server, client, mayCut: true));
            }
            catch (SocketException)
            {
                // One side is gone; that is what these tests are about. The other side learns it by the end of its connection.
                client.Close(0);
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool mayCut)
    {
        var buffer = new byte[64 * 1024];
        var isSilent = false;
        while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
        {
            isSilent |= mayCut && IsCut(buffer.AsSpan(0, read));
            if (!isSilent)
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private bool IsCut(ReadOnlySpan<byte> answer)
    {
        lock (_lock)
        {
            if (_mark.Length == 0 || answer.IndexOf(_mark) < 0)
                return false;
            _mark = [];
            _cut.SetResult();
            return true;
        }
    }
}
