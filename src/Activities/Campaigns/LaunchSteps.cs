using CanBo.Activities.Approvals;
using CanBo.Activities.Ordering;
using CanBo.Activities.Ordering.Launch;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Campaigns;

/// <summary>Whom one procedure asks, for each kind of case: a branch that a case cannot take asks nobody about it.</summary>
/// <param name="graph">The procedure.</param>
public sealed class LaunchSteps(WorkflowGraph graph)
{
    // Cases with the same facts take the same ways: ten thousand people are a handful of walks.
    private readonly Dictionary<Value, (IReadOnlyList<AskingStep> Asking, IReadOnlyList<GraphNode> Votes)> _known = [];
    private readonly Dictionary<Value, IReadOnlyList<PlannedApproval>> _approvals = [];

    private readonly Dictionary<Value, OrderProfile> _orders = [];

    /// <summary>Every rule that some case may need.</summary>
    public IReadOnlyList<ParticipantRule> All { get; } = ProcedureReading.Rules(graph.Nodes);

    /// <summary>True when some step waits for subordinates, so that it must be known who they are.</summary>
    public bool WaitsForSubordinates { get; } = OrderReading.Steps(graph.Nodes).OfType<OrderStep.Wait>().Any(w => w.Kinds.Contains(WaitKind.Subordinates));

    /// <summary>Only Party members are evaluated, as such: their base committee decides.</summary>
    public bool IsOfMembers { get; } = ProcedureReading.IsOfMembers(graph.Nodes);

    /// <summary>The rules of the steps that a case with these facts may come to.</summary>
    public IEnumerable<ParticipantRule> For(Value facts) => Asking(facts).SelectMany(step => step.Rules);

    /// <summary>How long its deadlines take one after the other.</summary>
    internal DeadlineChain Deadlines { get; } = DeadlineChain.Of(graph);

    /// <summary>Whether some case may come to a vote.</summary>
    internal bool Votes { get; } = graph.Nodes.Any(IsVote);

    /// <summary>The steps that ask somebody about a case with these facts.</summary>
    internal IReadOnlyList<AskingStep> Asking(Value facts) => Known(facts).Asking;

    /// <summary>The votes that a case with these facts may come to.</summary>
    internal IReadOnlyList<GraphNode> VotesOn(Value facts) => Known(facts).Votes;

    private (IReadOnlyList<AskingStep> Asking, IReadOnlyList<GraphNode> Votes) Known(Value facts)
    {
        if (!_known.TryGetValue(facts, out var steps))
        {
            var reached = ReachablePaths.From(graph, facts);
            _known[facts] = steps = (AskingStep.Of(reached), [.. reached.Where(IsVote)]);
        }

        return steps;
    }

    /// <summary>Every approval that some case may need.</summary>
    internal IReadOnlyList<PlannedApproval> AllApprovals { get; } = PlannedApproval.Of(graph, graph.Nodes);

    /// <summary>The approvals that a case with these facts may come to.</summary>
    internal IReadOnlyList<PlannedApproval> ApprovalsFor(Value facts)
    {
        if (!_approvals.TryGetValue(facts, out var approvals))
            _approvals[facts] = approvals = AllApprovals.Count == 0 ? [] : PlannedApproval.Of(graph, ReachablePaths.From(graph, facts));
        return approvals;
    }

    /// <summary>Where a case with these facts waits, and in which order.</summary>
    public OrderProfile OrderOf(Value facts)
    {
        if (!_orders.TryGetValue(facts, out var order))
            _orders[facts] = order = OrderReading.Profile(ReachablePaths.From(graph, facts));
        return order;
    }

    private static bool IsVote(GraphNode node) => node.Definition.Type == "CanBo.Vote";
}
