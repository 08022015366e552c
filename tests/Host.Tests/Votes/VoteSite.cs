using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Votes;

/// <summary>A commune on a running host whose standing committee of five (M1 heads, M2 deputises, M3 writes) is to vote on two heads of office.</summary>
internal static class VoteSite
{
    private const string Procedure = """
        {"definitionId":"host-votes","name":"Quy trình để thử","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"vote",
        "activities":[
          {"id":"vote","type":"CanBo.Vote","version":1,
           "method":{"typeName":"String","expression":{"type":"Literal","value":"secret"}},
           "options":{"typeName":"String","expression":{"type":"Literal","value":"plurality"}},
           "base":{"typeName":"String","expression":{"type":"Literal","value":"total"}}},
          {"id":"head","type":"CanBo.HeadDecision","version":1},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"vote","port":"Tie"},"target":{"activity":"head","port":"In"}},
          {"source":{"activity":"vote","port":"NoQuorum"},"target":{"activity":"vote","port":"In"}},
          {"source":{"activity":"vote","port":"XS"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"TOT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"HT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"KHT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"NoMajority"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"Overdue"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"XS"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"TOT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"HT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"KHT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"Overdue"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"head","port":"NoParticipant"},"target":{"activity":"end","port":"In"}}]}}
        """;

    private const string Units = "code,name,parentCode,kind,deciderUnitCode,email\r\nX,Đảng ủy xã Sơn Lĩnh,,agency,,\r\nBTV,Ban Thường vụ Đảng ủy xã Sơn Lĩnh,X,collective,,\r\nP1,Phòng Kinh tế,X,agency,X,\r\n";

    private const string Memberships = "personCode,unitCode,role,rank,from,to\r\nM1,X,head,,,\r\nM1,BTV,head,,,\r\nM2,BTV,deputy,,,\r\nM3,BTV,secretary,,,\r\nM4,BTV,member,,,\r\nM5,BTV,member,,,\r\n";

    private static readonly string[] Members = ["Lê Hoàng Đức", "Trần Thị Kim Ngân", "Hồ Minh Quân", "Phạm Văn Sơn", "Mai Thị Thu"];

    /// <summary>Launches the campaign; returns the session that waits.</summary>
    public static async Task<VoteSession> LaunchAsync(HostFixture host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var people = string.Join("\r\n",
        [
            "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
            .. Members.Select((name, at) => $"M{at + 1},{name},m{at + 1}@sonlinh.example,,X,Ủy viên Ban Thường vụ,Lãnh đạo xã,,full,,,2021-03-01"),
            "N1,Cao Thị Bích Ngọc,n1@sonlinh.example,,P1,Trưởng phòng,Lãnh đạo phòng,M1,full,,,2021-03-01",
            "N2,Đinh Thế Anh,n2@sonlinh.example,,P1,Phó Trưởng phòng,Lãnh đạo phòng,M1,full,,,2021-03-01",
            "",
        ]);
        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, string)[])[(ImportKind.Units, Units), (ImportKind.People, people), (ImportKind.Memberships, Memberships)])
            await import.ImportAsync(Actor.System, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);
        var procedures = services.GetRequiredService<SaveProcedure>();
        await procedures.DraftAsync("host-votes", Procedure, Actor.System, CancellationToken.None);
        await procedures.PublishAsync("host-votes", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại cán bộ", TimeProvider.System.GetUtcNow().Year, null, null, ["P1"], "D335", new Dictionary<string, string> { ["*"] = "host-votes" }, null, "Ban Tổ chức", "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        (await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None)).IsComplete.ShouldBeTrue();
        return await host.ReadAsync(db => db.Set<VoteSession>().SingleAsync());
    }

    public static Task<Guid> PersonAsync(HostFixture host, string code) => host.ReadAsync(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    /// <summary>The cases, N1's first.</summary>
    public static Task<List<Guid>> CasesAsync(HostFixture host) => host.ReadAsync(db => (
        from c in db.Set<CanBo.Activities.Campaigns.Case>() join p in db.Set<Person>() on c.PersonId equals p.Id orderby p.Code select c.Id).ToListAsync());
}
