using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CanBo.Testing.Mail;

/// <summary>A real SMTP server (npm's smtp-server) on a loopback port, which hands over what it received.</summary>
public sealed class SmtpServerPeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly Lock _lock = new();
    private readonly List<ReceivedMail> _mails = [];
    private readonly List<(Func<bool> IsTrue, TaskCompletionSource Done)> _waiting = [];
    private Task _reading = Task.CompletedTask;
    private int _lastPong, _lastPing, _closed;

    private SmtpServerPeer(ChildProcess process, TemporaryFolder folder)
    {
        _process = process;
        _folder = folder;
    }

    public static string Host => "localhost";

    public int Port { get; private set; }

    /// <summary>The authority that signed the server's certificate, as a PEM file.</summary>
    public string CaFile => _folder.File("ca.pem");

    /// <summary>How many connections have ended.</summary>
    public int ClosedConnections
    {
        get
        {
            lock (_lock)
                return _closed;
        }
    }

    public static async Task<SmtpServerPeer> StartAsync(SmtpServerPeerOptions? options = null)
    {
        if (!Directory.Exists(Repository.File("tests", "peers", "node_modules")))
            throw new InvalidOperationException("The SMTP server of the tests is not installed: run ./test once, or npm ci in tests/peers.");

        options ??= new SmtpServerPeerOptions();
        var folder = TemporaryFolder.Create();
        if (options.Security != SmtpPeerSecurity.None)
            TestCertificates.Write(folder, options.CertificateName);

        var process = ChildProcess.Start("node", ["smtp.js", Arguments(options, folder)], Repository.File("tests", "peers"));
        var peer = new SmtpServerPeer(process, folder);
        peer.Port = int.Parse(await process.ReadyAsync("ready", Patience), CultureInfo.InvariantCulture);
        peer._reading = peer.ReadAsync();
        return peer;
    }

    /// <summary>Every mail accepted before this call, in order.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync()
    {
        var ping = Interlocked.Increment(ref _lastPing);
        await CommandAsync(new JsonObject { ["ping"] = ping });
        await UntilAsync(() => _lastPong >= ping, "an answer of the SMTP server");
        return Snapshot();
    }

    /// <summary>Waits until this many mails have arrived and returns all of them.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(int count)
    {
        await UntilAsync(() => _mails.Count >= count, $"{count} mails");
        return Snapshot();
    }

    /// <summary>Waits for the first mail of which <paramref name="isIt"/> is true; it may have arrived before.</summary>
    public async Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> isIt)
    {
        await UntilAsync(() => _mails.Any(isIt), "the mail");
        return Snapshot().First(isIt);
    }

    /// <summary>From now on answers for one recipient with a refusal.</summary>
    public Task RefuseAsync(string address, SmtpRefusal refusal) => CommandAsync(new JsonObject
    {
        ["refuse"] = address,
        ["entry"] = new JsonObject
        {
            ["stage"] = refusal.AfterData ? "data" : "rcpt",
            ["code"] = refusal.Code,
            ["text"] = refusal.Text,
            ["times"] = refusal.Times,
        },
    });

    /// <summary>Takes a refusal back.</summary>
    public Task AcceptAsync(string address) => CommandAsync(new JsonObject { ["accept"] = address });

    /// <summary>Closes every connection, as a server does that finds them idle.</summary>
    public async Task HangUpAsync()
    {
        await CommandAsync(new JsonObject { ["hangUp"] = true });
        await ReceivedAsync();
    }

    /// <summary>Waits until this many connections have ended.</summary>
    public Task WaitForClosedAsync(int count) => UntilAsync(() => _closed >= count, "closed connections");

    /// <summary>Ends the server at once, as a crash would.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.CloseInput();
        await _reading;
        _process.Dispose();
        _folder.Dispose();
    }

    private static string Arguments(SmtpServerPeerOptions options, TemporaryFolder folder)
    {
        var encrypted = options.Security != SmtpPeerSecurity.None;
        return new JsonObject
        {
            ["port"] = options.Port,
            ["security"] = options.Security.ToString().ToLowerInvariant(),
            ["user"] = options.User,
            ["password"] = options.Password,
            ["methods"] = new JsonArray([.. options.Methods.Select(method => JsonValue.Create(method))]),
            ["key"] = encrypted ? folder.File("server.key") : null,
            ["certificate"] = encrypted ? folder.File("server.pem") : null,
        }.ToJsonString();
    }

    private async Task ReadAsync()
    {
        while (await _process.Output.ReadLineAsync() is { } line)
            Take(JsonDocument.Parse(line).RootElement);
    }

    private void Take(JsonElement said)
    {
        List<TaskCompletionSource> done;
        lock (_lock)
        {
            if (said.TryGetProperty("mail", out var mail))
                _mails.Add(ReceivedMail.Read(mail));
            else if (said.TryGetProperty("pong", out var pong))
                _lastPong = pong.GetInt32();
            else
                _closed++;

            done = [.. _waiting.Where(waiting => waiting.IsTrue()).Select(waiting => waiting.Done)];
            _waiting.RemoveAll(waiting => done.Contains(waiting.Done));
        }

        done.ForEach(waiting => waiting.SetResult());
    }

    private async Task UntilAsync(Func<bool> isTrue, string what)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (isTrue())
                return;
            _waiting.Add((isTrue, done));
        }

        try
        {
            await done.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s for {what}; {Snapshot().Count} mails have arrived.");
        }
    }

    private IReadOnlyList<ReceivedMail> Snapshot()
    {
        lock (_lock)
            return [.. _mails];
    }

    private Task CommandAsync(JsonObject command) => _process.WriteLineAsync(command.ToJsonString());
}
