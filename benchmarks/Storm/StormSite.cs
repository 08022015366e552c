using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CanBo.Testing;

namespace CanBo.Benchmarks.Storm;

/// <summary>The host in a process of its own, in Production, with a pickup folder for its mail.</summary>
internal sealed class StormSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private StormSite(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<StormSite> StartAsync(string connectionString, string linksKey, string folder)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var build = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet", [Repository.File("artifacts", "bin", "Host", build, "CanBo.Host.dll"), $"--urls={address}"])
        {
            WorkingDirectory = Repository.File("src", "Host"),
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in Settings(connectionString, linksKey, folder))
            start.Environment["CANBO__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Complain(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        var site = new StormSite(process, address);
        using var client = new HttpClient { BaseAddress = address };
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited || clock.Elapsed > Patience)
                throw new InvalidOperationException("The host did not start.");
            await Task.Delay(200);
        }

        return site;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
    }

    private static IEnumerable<(string Key, string Value)> Settings(string connectionString, string linksKey, string folder) =>
    [
        ("Storage:Provider", "PostgreSql"),
        ("Storage:ConnectionString", connectionString),
        ("Links:Key", linksKey),
        ("Sealing:Secret", linksKey),
        ("Mail:Transport", "Pickup"),
        ("Mail:PickupFolder", folder),
        // All people come from one address here.
        ("SignIn:AttemptsPerMinute", "1000000"),
        ("Logging:LogLevel:Default", "Warning"),
    ];

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Warnings and errors only, and not all of a flood.
    private static int _complaints;

    private static void Complain(string? line)
    {
        if (line is not null && Interlocked.Increment(ref _complaints) <= 20)
            Console.WriteLine($"  host: {line[..Math.Min(line.Length, 400)]}");
    }
}
