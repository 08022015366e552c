using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CanBo.Host.Tests;

/// <summary>
/// The real host on a database of its own, reached without a network: <c>await using var host = await HostFixture.StartAsync(kind);</c>
/// Its clock can be moved (system time of sign-ins and links; business time follows), mails are written under <see cref="Folder"/>.
/// </summary>
public sealed class HostFixture : IAsyncDisposable
{
    public const string Password = "mot cau du dai de nho";

    private readonly TestDatabase _database;
    private readonly TemporaryFolder _folder;
    private readonly WebApplicationFactory<Program> _factory;
    private readonly bool _ownsDatabase;

    private HostFixture(TestDatabase database, bool ownsDatabase, TemporaryFolder folder, WebApplicationFactory<Program> factory, MovingClock clock)
    {
        _ownsDatabase = ownsDatabase;
        _database = database;
        _folder = folder;
        _factory = factory;
        Clock = clock;
    }

    /// <summary>Services of the running host.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>System time of the host.</summary>
    public MovingClock Clock { get; }

    /// <summary>A folder that goes with the fixture; mails of the pickup transport are in <c>mail</c> below it.</summary>
    public string Folder => _folder.Path;

    /// <summary>The database, for tests that look at it from outside.</summary>
    public TestDatabase Database => _database;

    /// <summary>Starts the host; <paramref name="settings"/> go over the fixture's own, e.g. <c>("Mail:Transport", "Smtp")</c>.</summary>
    public static async Task<HostFixture> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite,
        string environment = "Development",
        Action<IServiceCollection>? services = null,
        params (string Key, string Value)[] settings)
    {
        var database = await PreparedDatabase.CopyAsync(kind);
        return Start(database, environment, services, settings);
    }

    /// <summary>Lets a host without workers start once on an empty database.</summary>
    internal static async Task PrepareAsync(TestDatabase database)
    {
        await using var host = Start(database, "Development", null, [("Work:Enabled", "false")], new MovingClock());
    }

    /// <summary>Starts another host on the database of this one (PostgreSQL), or the same again after <see cref="StopAsync"/>.</summary>
    public HostFixture StartBeside(params (string Key, string Value)[] settings) => Start(_database, "Development", null, settings, Clock);

    /// <summary>Stops the host and leaves its database.</summary>
    public async Task StopAsync() => await _factory.DisposeAsync();

    /// <summary>A program: no cookies, no redirects, JSON.</summary>
    public HttpClient Api(string? token = null, string language = "vi")
    {
        var client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A program signed in as the account of that name, by <c>POST /api/v1/token</c>.</summary>
    public async Task<HttpClient> ApiAsAsync(string userName, string language = "vi") => Api(await TokenAsync(userName), language);

    /// <summary>A bearer token of the account of that name.</summary>
    public async Task<string> TokenAsync(string userName)
    {
        using var anonymous = Api();
        using var answer = await anonymous.PostAsJsonAsync("/api/v1/token", new { userName, password = Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>A program signed in as that person, with an account made for it at the first call.</summary>
    public async Task<HttpClient> ApiAsAsync(Guid personId, ActorRoles roles = ActorRoles.None) => await ApiAsAsync(await AccountOfAsync(personId, roles));

    /// <summary>A connection to a hub, as a program with that token.</summary>
    public HubConnection Hub(string path, string? token) => new HubConnectionBuilder()
        .WithUrl(new Uri(_factory.Server.BaseAddress, path), HttpTransportType.LongPolling, options =>
        {
            options.HttpMessageHandlerFactory = _ => _factory.Server.CreateHandler();
            options.AccessTokenProvider = () => Task.FromResult(token);
        })
        .Build();

    /// <summary>A browser with its own cookies; follows no redirect, so that tests see them.</summary>
    public Browser Browser(string language = "vi") => new(_factory.Server, language);

    /// <summary>A browser signed in as the account of that name, through the sign-in page.</summary>
    public async Task<Browser> BrowserAsAsync(string userName, string language = "vi")
    {
        var browser = Browser(language);
        await browser.OpenAsync("/sign-in");
        var answer = await browser.PostAsync("/sign-in", ("userName", userName), ("password", Password));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, answer.Body);
        return browser;
    }

    /// <summary>A browser signed in as that person, with an account made for it at the first call.</summary>
    public async Task<Browser> BrowserAsAsync(Guid personId, ActorRoles roles = ActorRoles.None) => await BrowserAsAsync(await AccountOfAsync(personId, roles));

    /// <summary>Makes an account with the password <see cref="Password"/>.</summary>
    public async Task<Account> CreateAccountAsync(string userName, ActorRoles roles = ActorRoles.None, Guid? personId = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var created = await scope.ServiceProvider.GetRequiredService<AccountRegistration>()
            .CreateAsync(new NewAccount(userName, null, personId, roles, Password), CancellationToken.None);
        return created.Account;
    }

    /// <summary>Runs a step in the host.</summary>
    public Task<T> StepAsync<T>(Func<StepScope, CancellationToken, Task<T>> work) => Services.GetRequiredService<StepRunner>().RunAsync(work, CancellationToken.None);

    /// <summary>Adds rows in one step.</summary>
    public Task AddAsync(params object[] rows) => StepAsync((step, _) =>
    {
        step.Db().AddRange(rows);
        return Task.FromResult(true);
    });

    /// <summary>Reads rows.</summary>
    public async Task<T> ReadAsync<T>(Func<CanBoContext, Task<T>> read)
    {
        await using var db = Services.GetRequiredService<CanBoReader>().Open();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> AccountOfAsync(Guid personId, ActorRoles roles)
    {
        var userName = string.Create(CultureInfo.InvariantCulture, $"{personId:N}-{(int)roles}");
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByNameAsync(userName) is null)
            await CreateAccountAsync(userName, roles, personId);
        return userName;
    }

    private static HostFixture Start(
        TestDatabase database, string environment, Action<IServiceCollection>? services, (string Key, string Value)[] settings, MovingClock? shared = null)
    {
        var clock = shared ?? new MovingClock();
        var folder = TemporaryFolder.Create();
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            Dictionary<string, string> all = new()
            {
                ["Storage:Provider"] = database.Kind.ToString(),
                ["Storage:ConnectionString"] = database.ConnectionString,
                ["Links:Key"] = Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8)),
                ["Sealing:Secret"] = Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8)),
                ["Mail:PickupFolder"] = folder.File("mail"),
                ["SignIn:AttemptsPerMinute"] = "100000",
                ["Demo:Enabled"] = "false",
                ["Logging:LogLevel:Default"] = "Warning",
            };
            foreach (var (key, value) in settings)
                all[key] = value;
            foreach (var (key, value) in all)
                host.UseSetting(key, value);
            host.ConfigureTestServices(test =>
            {
                test.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

                // The cost of a guess is not under test, and hundreds of sign-ins are made.
                test.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);
                services?.Invoke(test);
            });
        });
        _ = factory.Server;
        return new HostFixture(database, ownsDatabase: shared is null, folder, factory, clock);
    }
}
