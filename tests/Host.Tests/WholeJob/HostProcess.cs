using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CanBo.Testing;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The host as a process of its own on the database of a fixture that was stopped; it can be killed at any moment and started again.</summary>
internal sealed class HostProcess(HostFixture prepared) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly int _port = FreePort();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "exec",
            Repository.File("artifacts", "bin", "Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "CanBo.Host.dll"),
            $"--urls={Address}",
            "--environment=Development",
            $"--Storage:Provider={prepared.Database.Kind}",
            $"--Storage:ConnectionString={prepared.Database.ConnectionString}",
            $"--Links:Key={Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8))}",
            $"--Mail:PickupFolder={Path.Combine(prepared.Folder, "mail")}",
            "--SignIn:AttemptsPerMinute=100000",
            "--Demo:Enabled=false",
            "--Logging:LogLevel:Default=Warning",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(client))
        {
            _process.HasExited.ShouldBeFalse("the host ended while starting");
            (Stopwatch.GetElapsedTime(since) < Patience).ShouldBeTrue("the host did not become ready");
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
