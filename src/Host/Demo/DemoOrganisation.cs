using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Demo;

/// <summary>
/// Fills an empty Development database with a commune of sixty people, an account for each of them, and a campaign already launched, so that a
/// stranger is evaluating someone within minutes. Does nothing when there are people already.
/// </summary>
internal sealed partial class DemoOrganisation(IServiceScopeFactory scopes, IOptions<DemoOptions> options, BusinessTime time, ILogger<DemoOrganisation> logger)
{
    private const string Folder = "demo/";

    /// <summary>Whom a stranger signs in as first; all have the same password.</summary>
    private static readonly (string Code, string What)[] Guides =
    [
        ("SL018", "a civil servant: fills in the own sheet"),
        ("SL016", "secretary of the economy office: holds its meeting"),
        ("SL002", "secretary of the Party cell: gives the committee's opinion"),
        ("SL001", "head of the commune: decides the list"),
        ("UB001", "head of the province: decides on the head of the commune"),
    ];

    /// <summary>Seeds, and prints how to sign in.</summary>
    public async Task SeedAsync(string address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await using (var db = services.GetRequiredService<CanBoReader>().Open())
        {
            if (await db.Set<Person>().AnyAsync(cancellation))
            {
                Print(address);
                return;
            }
        }

        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, file) in ((ImportKind, string)[])[(ImportKind.Units, "units.csv"), (ImportKind.People, "people.csv"), (ImportKind.Memberships, "memberships.csv")])
            await import.ImportAsync(Actor.System, kind, file, Content(file), skipErrors: false, cancellation);
        await CreateAccountsAsync(services, cancellation);
        await LaunchAsync(services, cancellation);
        Print(address);
    }

    private async Task CreateAccountsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var registration = services.GetRequiredService<AccountRegistration>();
        await registration.CreateAsync(new NewAccount("quantri", null, null, ActorRoles.Admin | ActorRoles.Organiser | ActorRoles.Designer | ActorRoles.Operator, options.Value.Password), cancellation);
        await using var db = services.GetRequiredService<CanBoReader>().Open();
        var people = await db.Set<Person>().OrderBy(p => p.Code).Select(p => new { p.Id, p.Code }).ToListAsync(cancellation);
        foreach (var person in people)
            await registration.CreateAsync(new NewAccount(person.Code, null, person.Id, ActorRoles.None, options.Value.Password), cancellation);
    }

    private async Task LaunchAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var year = time.GetUtcNow().Year;
        var details = new CampaignDetails(
            $"Xếp loại chất lượng công chức năm {year}",
            year,
            null,
            null,
            ["UBX"],
            "D335",
            new Dictionary<string, string> { ["*"] = "civil-servant-annual", ["Người đứng đầu cơ quan"] = "agency-head-annual" },
            null,
            "Văn phòng Ủy ban nhân dân xã",
            "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, cancellation);
        await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, cancellation);
    }

    private void Print(string address)
    {
        LogAddress(logger, address, options.Value.Password);
        LogSignIn(logger, "quantri", "administrator: campaigns, people, mail, incidents");
        foreach (var (code, what) in Guides)
            LogSignIn(logger, code, what);
    }

    private static byte[] Content(string file)
    {
        using var stream = typeof(DemoOrganisation).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"The demo file {file} is not in the build.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    [LoggerMessage(1, LogLevel.Information, "Open {Address} - demo organisation, every password is: {Password}")]
    private static partial void LogAddress(ILogger logger, string address, string password);

    [LoggerMessage(2, LogLevel.Information, "  sign in as {UserName,-8} {What}")]
    private static partial void LogSignIn(ILogger logger, string userName, string what);
}
