using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Operating;

/// <summary>What an operator watches of the machine: nodes, work that is due, stimuli that came early. No answers of anybody.</summary>
/// <param name="cluster">Reads nodes and backlog.</param>
/// <param name="letters">Reads early stimuli and delivers one again.</param>
/// <param name="steps">The door to the database.</param>
public sealed class ClusterStatus(ClusterQueries cluster, StimulusLetters letters, StepRunner steps)
{
    private const int MostGivenUp = 50;
    private static readonly TimeSpan SecondPatience = TimeSpan.FromDays(7);

    /// <summary>The cluster now.</summary>
    /// <exception cref="NotAllowedException">The actor is no operator.</exception>
    public async Task<ClusterOverview> GetAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Operator);
        var (waiting, dead) = await letters.CountAsync(cancellation);
        return new ClusterOverview(await cluster.GetAsync(cancellation), waiting, dead, await letters.ListAsync(WorkStatus.Dead, MostGivenUp, cancellation));
    }

    /// <summary>Delivers a stimulus that was given up once more; it waits a week this time.</summary>
    /// <exception cref="NotAllowedException">The actor is no operator.</exception>
    /// <exception cref="NotFoundException">Nothing was given up under that id.</exception>
    public Task DeliverAgainAsync(string id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Operator);
        return steps.RunAsync(
            async (step, token) =>
            {
                if (await letters.DeliverAgainAsync(step, id, SecondPatience, token) is null)
                    throw new NotFoundException();
                step.Audit(Guid.Empty, "StimulusDeliveredAgain", actor.AuditName, Value.Object(("id", Value.Of(id))));
            },
            cancellation);
    }
}

/// <summary>The cluster and its early stimuli.</summary>
/// <param name="Cluster">Nodes and backlog.</param>
/// <param name="EarlyStimuli">Stimuli that wait for their activity.</param>
/// <param name="GivenUpStimuli">Stimuli that were given up.</param>
/// <param name="GivenUp">The newest of these.</param>
public sealed record ClusterOverview(ClusterView Cluster, int EarlyStimuli, int GivenUpStimuli, IReadOnlyList<StimulusLine> GivenUp);
