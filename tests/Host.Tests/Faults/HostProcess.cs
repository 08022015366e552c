using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CanBo.Testing;

namespace CanBo.Host.Tests.Faults;

/// <summary>The host as a process of its own, on a database that a <see cref="HostFixture"/> has prepared. It can be killed at any moment and started again.</summary>
internal sealed partial class HostProcess(params (string Key, string Value)[] settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    /// <summary>Where it listens; another port after each start.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>A host beside, or after, the fixture's.</summary>
    public static HostProcess On(HostFixture prepared, params (string Key, string Value)[] settings) => new(
    [
        ("Storage:Provider", prepared.Database.Kind.ToString()),
        ("Storage:ConnectionString", prepared.Database.ConnectionString),
        ("Links:Key", Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8))),
        ("Sealing:Secret", Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8))),
        ("Mail:PickupFolder", Path.Combine(prepared.Folder, "mail")),
        ("SignIn:AttemptsPerMinute", "100000"),
        ("Demo:Enabled", "false"),
        ("Logging:LogLevel:Default", "Warning"),
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
        .. settings,
    ]);

    /// <summary>Starts it and waits until it is ready to be asked.</summary>
    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.File("src", "Host"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Repository.File("artifacts", "bin", "Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "CanBo.Host.dll"));
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add("--environment=Development");
        foreach (var (key, value) in settings)
            start.ArgumentList.Add($"--{key}={value}");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The host ended while it started:\n" + Said));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(Patience);

        using var client = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        while (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token) is { IsSuccessStatusCode: false })
            await Task.Delay(50, patience.Token);
    }

    /// <summary>What it printed, the last lines.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGSTOP: it does nothing at all, and what it holds it keeps, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        while (_said.Count > 200)
            _said.TryDequeue(out _);
        if (Listening().Match(line) is { Success: true } found)
            listening.TrySetResult(new Uri(found.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
