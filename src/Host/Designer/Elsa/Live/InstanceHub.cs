using CanBo.Activities.Results.Files;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CanBo.Host.Designer.Elsa.Live;

/// <summary>What Studio's viewer listens to while a case runs, under Elsa Server's address and names. Only for who may see the whole case.</summary>
internal sealed class InstanceHub(CaseInstances cases, InstanceWatch watch) : Hub
{
    public const string Path = "/elsa/hubs/workflow-instance";

    /// <summary>Tells this connection of every change of an instance, until it closes. Silent about instances that are not there for its reader, and about rehearsals, which only their reader moves.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        // A call of the hub gets a scope of its own, in which nobody has signed in.
        if (!Guid.TryParse(instanceId, out var id) || await cases.FindAsync(id, SignInClaims.ActorOf(Context.User!), Context.ConnectionAborted) is null)
            return;
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(id), Context.ConnectionAborted);
        watch.Begin(id, Context.ConnectionId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.End(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    internal static string GroupOf(Guid id) => id.ToString("N");
}
