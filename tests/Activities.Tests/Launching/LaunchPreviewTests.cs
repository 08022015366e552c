using System.Text;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Launching;

public sealed class LaunchPreviewTests
{
    // Was: the Party secretary was said to be asked about all sixty, though the procedure sends only deputies to the committee.
    [Fact]
    public async Task The_party_secretary_is_asked_only_about_those_whom_the_procedure_sends_there()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        foreach (var (kind, file) in new[] { (ImportKind.Units, "units.csv"), (ImportKind.People, "people.csv"), (ImportKind.Memberships, "memberships.csv") })
            await world.Get<CommitImport>().ImportAsync(TaskWorld.Organiser, kind, file, await CommuneAsync(file), skipErrors: false, CancellationToken.None);
        await world.Get<ShippedProcedures>().ImportAsync(CancellationToken.None);
        var procedures = new Dictionary<string, string> { ["*"] = "civil-servant-annual", ["Người đứng đầu cơ quan"] = "agency-head-annual" };
        var id = await world.Get<CreateCampaign>().CreateAsync(
            new CampaignDetails("Xếp loại năm 2026", 2026, null, null, ["UBX"], "D335", procedures, null, "Văn phòng", "0299 381 2345"), TaskWorld.Organiser, CancellationToken.None);

        var plan = (await world.Get<LaunchCampaign>().PreviewAsync(id, TaskWorld.Organiser, CancellationToken.None)).Plan;

        await using var db = world.Read();
        var secretary = await db.Set<Person>().Where(p => p.Code == "SL002").Select(p => p.Id).SingleAsync();
        plan.Entries.Count.ShouldBe(60);
        // Their own sheet, and an opinion about the head and the two other deputies; about themselves their own deputy is asked.
        plan.Asked.Single(a => a.PersonId == secretary).Tasks.ShouldBe(4);
        plan.Asked.Where(a => a.IsMany).ShouldBeEmpty();
    }

    // The world's own commune has a Party cell of the same code already.
    private static async Task<byte[]> CommuneAsync(string file) => Encoding.UTF8.GetBytes(
        (await File.ReadAllTextAsync(Repository.File("samples", "commune", file))).Replace("\nCB,", "\nCBX,", StringComparison.Ordinal).Replace(",CB,", ",CBX,", StringComparison.Ordinal));
}
