using System.Collections.Concurrent;
using System.Security.Cryptography;
using CanBo.Activities.Access;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests;

/// <summary>The real host on a real port and an SQLite file of its own. Mails are files in a folder. <c>quantri</c> may do everything that is not a participant's.</summary>
public abstract class RunningSite(string name) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "mot cau du dai de nho", Organiser = "quantri";

    // What stands in mails; a browser outside would come through it.
    private const string PublicAddress = "http://danhgia.sonlinh.example";

    private readonly ConcurrentDictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private readonly SqliteFile _database = SqliteFile.Create(name);

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await scope.ServiceProvider.GetRequiredService<AccountRegistration>().CreateAsync(
            new NewAccount(Organiser, null, null, ActorRoles.Admin | ActorRoles.Organiser | ActorRoles.Designer | ActorRoles.Operator, Password), CancellationToken.None);
        await PrepareAsync(scope.ServiceProvider);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Reads rows.</summary>
    public async Task<T> ReadAsync<T>(Func<CanBoContext, Task<T>> read)
    {
        await using var db = Services.GetRequiredService<CanBoReader>().Open();
        return await read(db);
    }

    /// <summary>Does something in the host, in the name of the system.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await act(scope.ServiceProvider);
    }

    /// <summary>Gives the person of that code an account; once.</summary>
    public async Task CreateAccountAsync(string code)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        if (await ReadAsync(db => db.Set<Account>().AnyAsync(a => a.UserName == code)))
            return;
        var personId = await ReadAsync(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());
        await scope.ServiceProvider.GetRequiredService<AccountRegistration>()
            .CreateAsync(new NewAccount(code, null, personId, ActorRoles.None, Password), CancellationToken.None);
    }

    /// <summary>A page of somebody signed in with a password; the cookie is fetched once and kept. Null is nobody.</summary>
    public async Task<IPage> OpenAsync(Chromium chromium, string path, string? userName, int width, string language = "vi-VN")
    {
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, HasTouch = width < 800, Locale = language };
        if (userName is not null)
            options.StorageState = _states.TryGetValue(userName, out var kept) ? kept : _states[userName] = await SignInAsync(chromium, userName);
        var context = await chromium.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
    }

    /// <summary>The path of the link in the newest mail to that address, waited for while the outbox works.</summary>
    /// <param name="address">The mailbox.</param>
    /// <param name="about">Words of the subject; empty for any mail with a link.</param>
    /// <param name="door">How the path begins: <c>/t/</c> signs a person in, <c>/g/</c> leads a body without accounts to its list.</param>
    public async Task<string> LinkMailedToAsync(string address, string about = "", string door = "/t/")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var mail = PickedUpMail.Newest(_folder.File("mail"), 1000)
                .FirstOrDefault(m => m.To.Contains(address, StringComparison.Ordinal) && m.Subject.Contains(about, StringComparison.Ordinal));
            if (mail is not null)
                return mail.Text.Split('\n').Single(line => line.Contains(door, StringComparison.Ordinal)).Trim()[PublicAddress.Length..];
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    /// <summary>Settings that differ from those of every site.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    /// <summary>Brings in what the tests of this site need, before the first of them.</summary>
    protected abstract Task PrepareAsync(IServiceProvider services);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["Storage:Provider"] = "Sqlite",
            ["Storage:ConnectionString"] = _database.ConnectionString,
            ["Site:Address"] = PublicAddress,
            ["Links:Key"] = Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8)),
            ["Sealing:Secret"] = Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8)),
            ["Mail:PickupFolder"] = _folder.File("mail"),
            ["SignIn:AttemptsPerMinute"] = "100000",
            ["Demo:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
        })
            builder.UseSetting(key, value);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);

        // The cost of a guess is not under test.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }

    /// <summary>Imports one file.</summary>
    protected static Task ImportAsync(IServiceProvider services, ImportKind kind, byte[] content) =>
        services.GetRequiredService<CommitImport>().ImportAsync(Actor.System, kind, "tep.csv", content, skipErrors: false, CancellationToken.None);

    private async Task<string> SignInAsync(Chromium chromium, string userName)
    {
        await CreateAccountAsync(userName);
        var page = await chromium.OpenAsync(Address + "/sign-in", 1440);
        await page.FillAsync("[name=userName]", userName);
        await page.FillAsync("[name=password]", Password);
        await page.Locator("[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }
}
