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
        var id = await CampaignAsync(world, others: "civil-servant-annual");

        var plan = (await world.Get<LaunchCampaign>().PreviewAsync(id, TaskWorld.Organiser, CancellationToken.None)).Plan;

        await using var db = world.Read();
        var secretary = await db.Set<Person>().Where(p => p.Code == "SL002").Select(p => p.Id).SingleAsync();
        plan.Entries.Count.ShouldBe(60);
        // Their own sheet, and an opinion about the head and the two other deputies; about themselves their own deputy is asked.
        plan.Asked.Single(a => a.PersonId == secretary).Tasks.ShouldBe(4);
        plan.Asked.Where(a => a.IsMany).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_group_that_is_not_in_the_campaign_gets_no_case_and_the_reason_is_on_record()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        var id = await CampaignAsync(world, others: CampaignProcedure.Nobody);

        var launched = await world.Get<LaunchCampaign>().LaunchAsync(id, TaskWorld.Organiser, CancellationToken.None);

        launched.ShouldBe(new LaunchProgress(1, 0, true));
        await using var db = world.Read();
        var reasons = await db.Set<Exemption>().Where(e => e.CampaignId == id).Select(e => e.Reason).ToListAsync();
        reasons.Count.ShouldBe(59);
        reasons.ShouldContain("Nhóm vị trí “Chuyên viên” không thuộc đợt này.");
    }

    private static async Task<Guid> CampaignAsync(TaskWorld world, string others)
    {
        foreach (var (kind, file) in new[] { (ImportKind.Units, "units.csv"), (ImportKind.People, "people.csv"), (ImportKind.Memberships, "memberships.csv") })
            await world.Get<CommitImport>().ImportAsync(TaskWorld.Organiser, kind, file, await CommuneAsync(file), skipErrors: false, CancellationToken.None);
        await world.Get<ShippedProcedures>().ImportAsync(CancellationToken.None);
        var procedures = new Dictionary<string, string> { ["*"] = others, ["Người đứng đầu cơ quan"] = "agency-head-annual" };
        return await world.Get<CreateCampaign>().CreateAsync(
            new CampaignDetails("Xếp loại năm 2026", 2026, null, null, ["UBX"], "D335", procedures, null, "Văn phòng", "0299 381 2345"), TaskWorld.Organiser, CancellationToken.None);
    }

    // The world's own commune has a Party cell of the same code already.
    private static async Task<byte[]> CommuneAsync(string file) => Encoding.UTF8.GetBytes(
        (await File.ReadAllTextAsync(Repository.File("samples", "commune", file))).Replace("\nCB,", "\nCBX,", StringComparison.Ordinal).Replace(",CB,", ",CBX,", StringComparison.Ordinal));
}
