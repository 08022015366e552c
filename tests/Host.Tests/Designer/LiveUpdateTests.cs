using CanBo.Activities.Access;
using CanBo.Host.Tests.Decisions;
using CanBo.Host.Tests.WholeJob;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Designer;

/// <summary>The hub to which Studio's viewer listens.</summary>
public sealed class LiveUpdateTests
{
    private const string Hub = "/elsa/hubs/workflow-instance";

    [Fact]
    public async Task Who_may_see_a_case_hears_when_it_moves_and_nobody_else_does()
    {
        await using var host = await HostFixture.StartAsync();
        await DecisionSite.LaunchAsync(host);
        var @case = await DecisionSite.CaseAsync(host, "N001");
        var instance = await host.ReadAsync(db => db.Set<Case>().Where(c => c.Id == @case).Select(c => c.InstanceId).SingleAsync());
        await host.CreateAccountAsync("organiser", ActorRoles.Organiser);
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        await using var organiser = host.Hub(Hub, await host.TokenAsync("organiser"));
        await using var designer = host.Hub(Hub, await host.TokenAsync("designer"));
        var (heard, overheard) = (0, 0);
        organiser.On<Moved>("WorkflowInstanceUpdatedAsync", moved => heard += moved.WorkflowInstanceId == instance ? 1 : 0);
        designer.On<Moved>("WorkflowInstanceUpdatedAsync", _ => overheard++);
        foreach (var connection in (HubConnection[])[organiser, designer])
        {
            await connection.StartAsync();
            await connection.InvokeAsync("ObserveInstanceAsync", instance.ToString());
        }

        // The first look tells, for the case may have moved since its viewer read it; then there is silence.
        await Eventually.GetAsync(() => Task.FromResult(heard), count => count == 1, count => $"heard {count}");
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        heard.ShouldBe(1);
        using var api = await host.ApiAsAsync("organiser");
        (await api.CallAsync(HttpMethod.Post, $"/cases/{@case}/cancel", new { reason = "Chuyển công tác" })).Ok();

        await Eventually.GetAsync(() => Task.FromResult(heard), count => count == 2, count => $"heard {count}");
        overheard.ShouldBe(0);
    }

    [Fact]
    public async Task Participants_and_strangers_cannot_connect()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("participant");
        await using var participant = host.Hub(Hub, await host.TokenAsync("participant"));
        await using var stranger = host.Hub(Hub, null);

        (await Should.ThrowAsync<HttpRequestException>(() => participant.StartAsync())).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await Should.ThrowAsync<HttpRequestException>(() => stranger.StartAsync())).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    private sealed record Moved(Guid WorkflowInstanceId);
}
