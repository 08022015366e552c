using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Browser.Tests.Commune;

/// <summary>The sample commune: the military command's campaign runs, the judicial office's is still a draft.</summary>
public sealed class CommuneSite() : RunningSite("commune")
{
    // At night by itself.
    protected override IEnumerable<(string Key, string Value)> Settings => [("Work:Schedules:archive-retention", "0/5 * * * * ?")];

    /// <summary>The campaign of the military command, launched.</summary>
    public Guid Running { get; private set; }

    /// <summary>The campaign of the judicial office, not launched.</summary>
    public Guid Draft { get; private set; }

    protected override async Task PrepareAsync(IServiceProvider services)
    {
        foreach (var (kind, file) in ((ImportKind, string)[])[(ImportKind.Units, "units.csv"), (ImportKind.People, "people.csv"), (ImportKind.Memberships, "memberships.csv")])
            await ImportAsync(services, kind, await File.ReadAllBytesAsync(Repository.File("samples", "commune", file)));
        var campaigns = services.GetRequiredService<CreateCampaign>();
        Running = await campaigns.CreateAsync(Campaign("Xếp loại công chức Ban Chỉ huy Quân sự", "QS"), Actor.System, CancellationToken.None);
        await services.GetRequiredService<LaunchCampaign>().LaunchAsync(Running, Actor.System, CancellationToken.None);
        Draft = await campaigns.CreateAsync(Campaign("Xếp loại công chức Bộ phận Tư pháp – Hộ tịch", "TP"), Actor.System, CancellationToken.None);
    }

    private static CampaignDetails Campaign(string name, string unit) => new(
        name, TimeProvider.System.GetUtcNow().Year, null, null, [unit], "D335",
        new Dictionary<string, string> { ["*"] = "civil-servant-annual", ["Người đứng đầu cơ quan"] = "agency-head-annual" },
        null, "Văn phòng Ủy ban nhân dân xã", "0900000005");
}
