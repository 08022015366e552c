using System.Globalization;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Decisions;

/// <summary>A commune on a running host whose eight civil servants wait for their office's meeting; one list of ratings follows.</summary>
internal static class DecisionSite
{
    private const string Procedure = """
        {"definitionId":"host-decisions","name":"Quy trình để thử","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"meeting",
        "activities":[
          {"id":"meeting","type":"CanBo.Meeting","version":1},
          {"id":"cohort","type":"CanBo.WaitForCohort","version":1},
          {"id":"decision","type":"CanBo.FinalDecision","version":1},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"meeting","port":"Adopted"},"target":{"activity":"cohort","port":"In"}},
          {"source":{"activity":"meeting","port":"Overdue"},"target":{"activity":"cohort","port":"In"}},
          {"source":{"activity":"meeting","port":"NotRequired"},"target":{"activity":"cohort","port":"In"}},
          {"source":{"activity":"cohort","port":"Complete"},"target":{"activity":"decision","port":"In"}},
          {"source":{"activity":"cohort","port":"Overdue"},"target":{"activity":"decision","port":"In"}},
          {"source":{"activity":"decision","port":"Decided"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"decision","port":"Overdue"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"decision","port":"NoParticipant"},"target":{"activity":"end","port":"In"}}]}}
        """;

    private const string Units = "code,name,parentCode,kind,deciderUnitCode,email\r\nX,Ủy ban nhân dân xã Sơn Lĩnh,,agency,,\r\nP1,Phòng Kinh tế,X,agency,X,\r\n";

    private const string Memberships = "personCode,unitCode,role,rank,from,to\r\nH,X,head,,,\r\nH1,P1,head,,,\r\nS1,P1,secretary,,,\r\n";

    /// <summary>Launches the campaign; returns its id. With <paramref name="waitsFirst"/> the cases come to the meeting an hour later.</summary>
    public static async Task<Guid> LaunchAsync(HostFixture host, bool waitsFirst = false)
    {
        await ImportAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var procedures = services.GetRequiredService<SaveProcedure>();
        await procedures.DraftAsync("host-decisions", waitsFirst ? Later() : Procedure, Actor.System, CancellationToken.None);
        await procedures.PublishAsync("host-decisions", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại công chức", TimeProvider.System.GetUtcNow().Year, null, null, ["P1"], "D335", new Dictionary<string, string> { ["*"] = "host-decisions" }, null, "Văn phòng", "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        (await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None)).IsComplete.ShouldBeTrue();
        await services.GetRequiredService<StepRunner>().RunAsync(ScoreAsync, CancellationToken.None);
        return id;
    }

    /// <summary>Units, people, and who heads what.</summary>
    public static async Task ImportAsync(HostFixture host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var import = scope.ServiceProvider.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, string)[])[(ImportKind.Units, Units), (ImportKind.People, People())])
            await import.ImportAsync(Actor.System, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);
        await ImportMembershipsAsync(host);
    }

    /// <summary>Who heads what, and who keeps the minutes.</summary>
    public static async Task ImportMembershipsAsync(HostFixture host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await scope.ServiceProvider.GetRequiredService<CommitImport>()
            .ImportAsync(Actor.System, ImportKind.Memberships, "vai-tro.csv", Encoding.UTF8.GetBytes(Memberships), skipErrors: false, CancellationToken.None);
    }

    /// <summary>The case of a person.</summary>
    public static async Task<Guid> CaseAsync(HostFixture host, string code)
    {
        var person = await PersonAsync(host, code);
        return await host.ReadAsync(db => db.Set<Case>().Where(c => c.PersonId == person).Select(c => c.Id).SingleAsync());
    }

    /// <summary>
    /// Waits until all eight are on the list: of a cohort only the last to arrive goes on in its own step, the others are told one by one after the commit.
    /// </summary>
    public static Task ListIsCompleteAsync(HostFixture host) => Eventually.GetAsync(
        () => host.ReadAsync(db => db.Set<AwaitedDecision>().CountAsync(a => a.Status == AwaitedStatus.Waiting)),
        count => count == 8,
        count => $"{count} of 8 on the list");

    public static Task<Guid> PersonAsync(HostFixture host, string code) => host.ReadAsync(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private static async Task ScoreAsync(StepScope step, CancellationToken cancellation)
    {
        var cases = await (from c in step.Db().Set<Case>() join p in step.Db().Set<Person>() on c.PersonId equals p.Id orderby p.Code select c).ToListAsync(cancellation);
        for (var at = 0; at < cases.Count; at++)
            cases[at].SelfAssess(at < 2 ? 95 - at : 80 - at, Rating.TOT);
    }

    private static string Later() => Procedure
        .Replace("\"start\":\"meeting\"", "\"start\":\"later\"", StringComparison.Ordinal)
        .Replace(
            """{"id":"meeting",""",
            """{"id":"later","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}},{"id":"meeting",""",
            StringComparison.Ordinal)
        .Replace(
            """{"source":{"activity":"meeting","port":"Adopted"}""",
            """{"source":{"activity":"later","port":"Done"},"target":{"activity":"meeting","port":"In"}},{"source":{"activity":"meeting","port":"Adopted"}""",
            StringComparison.Ordinal);

    private static string People() => string.Join(
        "\r\n",
        [
            "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
            "H,Nguyễn Thị Hoa,h@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,,full,,,2021-03-01",
            "H1,Trần Văn Bình,h1@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,H,full,,,2021-03-01",
            "S1,Hồ Minh Quân,s1@sonlinh.example,,X,Thư ký,Văn phòng,H,full,,,2021-03-01",
            .. Enumerable.Range(1, 8).Select(n => string.Create(CultureInfo.InvariantCulture, $"N{n:000},Đỗ Đình {n:000},n{n:000}@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,none,,,2022-08-15")),
            "",
        ]);
}
