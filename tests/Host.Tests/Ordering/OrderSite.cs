using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using CanBo.Host.Tests.Decisions;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Ordering;

/// <summary>The commune of <see cref="DecisionSite"/> in a second campaign, in which heads wait for their subordinates.</summary>
internal static class OrderSite
{
    private const string Procedure = """
        {"definitionId":"host-order","name":"Chờ cấp dưới","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"others",
        "activities":[
          {"id":"others","type":"CanBo.WaitFor","version":1,"whom":{"typeName":"String","expression":{"type":"Literal","value":"subordinates"}}},
          {"id":"decision","type":"CanBo.FinalDecision","version":1},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"others","port":"Complete"},"target":{"activity":"decision","port":"In"}},
          {"source":{"activity":"others","port":"Overdue"},"target":{"activity":"decision","port":"In"}},
          {"source":{"activity":"others","port":"NotRequired"},"target":{"activity":"decision","port":"In"}},
          {"source":{"activity":"decision","port":"Decided"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"decision","port":"NoParticipant"},"target":{"activity":"end","port":"In"}}]}}
        """;

    /// <summary>Launches it; returns its id.</summary>
    public static async Task<Guid> LaunchAsync(HostFixture host)
    {
        await DecisionSite.ImportAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await services.GetRequiredService<SaveProcedure>().DraftAsync("host-order", Procedure, Actor.System, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().PublishAsync("host-order", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại có thứ tự", TimeProvider.System.GetUtcNow().Year, null, null, ["X"], "D335", new Dictionary<string, string> { ["*"] = "host-order" }, null, "Văn phòng", "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        (await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None)).IsComplete.ShouldBeTrue();
        return id;
    }
}
