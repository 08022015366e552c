using System.Text;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Soundness.Exploring;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>
/// Explores with no cleverness at all: every waiting step in every order, and two states are one only when every count in them, and the age of everything that is
/// open, is the same. What the explorer leaves out or takes together is judged against it.
/// </summary>
internal static class PlainExplorer
{
    private static readonly DateTimeOffset Instant = DateTimeOffset.UnixEpoch;

    /// <param name="graph">What is explored.</param>
    /// <param name="most">With more situations than these there is no answer.</param>
    public static Exploration? Explore(WorkflowGraph graph, int most)
    {
        var skeleton = Skeleton.Of(graph);
        var (space, observer) = (new StateSpace(), new Observer(skeleton.Graph));
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var ahead = new Queue<(int Situation, InstanceState State, int LastTurn)>();
        var start = Engine.Advance(skeleton.Graph, InstanceState.New, new Stimulus.Start("", Instant, Value.EmptyObject));
        observer.Watch(start, -1, -1, -1, 0);
        Find(start.State, 0);
        while (ahead.TryDequeue(out var from) && space.Count <= most)
        {
            if (space[from.Situation].End is not null)
                continue;
            var waiting = from.State.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToList();
            var urgent = waiting.Find(IsUrgent);
            foreach (var execution in urgent is null ? waiting : [urgent])
            {
                var node = skeleton.Graph.Find(execution.NodeId)!;
                var lastTurn = urgent is null ? from.State.ExecutionCount : Choices.IsWithinTurn(node, urgent) ? from.LastTurn : urgent.Id.Number;
                for (var alternative = 0; alternative < Choices.CountOf(node, execution); alternative++)
                {
                    var step = Engine.Advance(skeleton.Graph, from.State, new Stimulus.Resume("", Instant, execution.Id, "", AbstractStep.Pick(alternative)));
                    var transition = space.Add(new Transition(from.Situation, node.Index, alternative, Find(step.State, lastTurn)));
                    observer.Watch(step, transition, node.Index, alternative, lastTurn);
                }
            }
        }

        return space.Count > most ? null : new Exploration(skeleton, space, observer, isComplete: true);

        int Find(InstanceState state, int lastTurn)
        {
            if (known.TryGetValue(Key(state), out var situation))
                return situation;
            situation = known[Key(state)] = space.Add(new Situation(CaseEnd.Of(state), state.Executions.Any(IsUrgent)));
            ahead.Enqueue((situation, state, lastTurn));
            return situation;
        }

        bool IsUrgent(ExecutionState execution) => Choices.IsUrgent(skeleton.Graph.Find(execution.NodeId)!, execution);
    }

    private static string Key(InstanceState state)
    {
        var key = new StringBuilder().Append(state.Status).Append(state.IsDecided).AppendJoin(',', state.Incidents.Select(incident => $"{incident.NodeId} {incident.Code} {incident.IsResolved}"));
        foreach (var execution in state.Executions)
        {
            key.Append('|').Append(execution.NodeId).Append('<').Append(state.Executions.ToList().FindIndex(other => other.Id == execution.Parent)).Append(execution.Status).Append(execution.StopsCase).Append(execution.Memory.IsUndefined)
                .AppendJoin(',', execution.NodeVisits).Append(';').AppendJoin(',', execution.ConnectionVisits);
        }

        return key.ToString();
    }
}
