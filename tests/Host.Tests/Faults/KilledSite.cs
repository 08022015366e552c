using System.Net.Http.Headers;
using CanBo.Host.Tests.WholeJob;
using CanBo.Testing;
using CanBo.Testing.Mail;
using Npgsql;

namespace CanBo.Host.Tests.Faults;

/// <summary>A host process that serves the commune, with a proxy on each of its wires: to its clients, to PostgreSQL, to the mail server.</summary>
internal sealed class KilledSite : IAsyncDisposable
{
    private readonly HostProcess _host;
    private readonly CuttingProxy _clients = CuttingProxy.Before(0);
    private readonly List<HttpClient> _programs = [];
    private readonly CuttingProxy _mail;
    private readonly CuttingProxy? _database;

    public KilledSite(Commune commune)
    {
        _mail = CuttingProxy.Before(commune.Smtp.Port);
        var connection = commune.Host.Database.ConnectionString;
        if (commune.Host.Database.Kind == DatabaseKind.PostgreSql)
        {
            var given = new NpgsqlConnectionStringBuilder(connection);
            _database = CuttingProxy.Before(given.Port);
            connection = new NpgsqlConnectionStringBuilder(connection)
            {
                Host = "127.0.0.1",
                Port = _database.Port,
                SslMode = SslMode.Disable,
                GssEncryptionMode = GssEncryptionMode.Disable,
            }.ToString();
        }

        _host = HostProcess.On(
            commune.Host,
            [
                ("Storage:ConnectionString", connection),
                ("Mail:Transport", "Smtp"),
                ("Mail:Smtp:Host", SmtpServerPeer.Host),
                ("Mail:Smtp:Port", $"{_mail.Port}"),
                ("Mail:Smtp:Security", "None"),

                // Work that a killed host had claimed is free again after so long.
                ("Work:Lease", "00:00:05"),
            ]);
    }

    public int Kills { get; private set; }

    /// <summary>Where its answer to a mail, a commit, a client is kept back. SQLite commits inside the process: there only the client's answer is on a wire.</summary>
    public IEnumerable<(string Name, CuttingProxy Wire, string Mark)> Wires =>
        _database is null
            ? [("200", _clients, "HTTP/1.1 200")]
            : [("COMMIT", _database, "COMMIT\0"), ("200", _clients, "HTTP/1.1 200")];

    /// <summary>Ends when the server has taken a mail and the host has not heard of it.</summary>
    public Task MailIsTakenUnheardAsync() => _mail.CutAtAsync("queued\r\n");

    public async Task StartAsync()
    {
        await _host.StartAsync();
        _clients.LeadTo(_host.Address.Port);
    }

    public async Task KillAsync()
    {
        await _host.KillAsync();
        Kills++;
    }

    /// <summary>What the host printed last.</summary>
    public string Said => _host.Said;

    /// <summary>A program with the token of another; it survives every kill.</summary>
    public HttpClient Client(HttpClient signedIn)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_clients.Port}") };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        _programs.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
            program.Dispose();
        _host.Dispose();
        await _clients.DisposeAsync();
        await _mail.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
