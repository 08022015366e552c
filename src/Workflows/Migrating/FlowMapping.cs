using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Migrating;

/// <summary>
/// Carries the visit counts of one running flowchart over to another version of it, activity by activity and arrow by arrow. An arrow that is new and leaves what the case
/// has passed counts as not taken, and what only such arrows lead to as passed over: a case goes through new steps ahead of it, never through new steps behind it.
/// </summary>
internal sealed class FlowMapping
{
    private readonly GraphNode _before;
    private readonly GraphNode _after;
    private readonly ExecutionState _saved;
    private readonly IReadOnlySet<string> _live;
    private readonly Reasons _reasons;
    private readonly int[] _matches;
    private readonly bool[] _passedOver;

    /// <param name="before">The flowchart as it runs.</param>
    /// <param name="after">The same in the other version.</param>
    /// <param name="saved">Its execution.</param>
    /// <param name="live">Ids of its children that are open or to begin.</param>
    /// <param name="reasons">Where refusals go.</param>
    public FlowMapping(GraphNode before, GraphNode after, ExecutionState saved, IReadOnlySet<string> live, Reasons reasons)
    {
        (_before, _after, _saved, _live, _reasons) = (before, after, saved, live, reasons);
        NodeVisits = new int[after.Children.Length];
        ConnectionVisits = new int[Plan.Connections.Length];
        _matches = Match();
        _passedOver = new bool[after.Children.Length];
    }

    public int[] NodeVisits { get; }

    public int[] ConnectionVisits { get; }

    private FlowPlan Plan => _after.Flow!;

    private FlowPlan OldPlan => _before.Flow!;

    public void Map()
    {
        CarryOver();
        foreach (var position in Enumerable.Range(0, NodeVisits.Length).Where(Plan.IsReachable).OrderBy(position => Plan.Order[position]))
            Settle(position);
        foreach (var child in _after.Children.Where(child => _live.Contains(child.Id)))
            Ahead(child);
    }

    /// <summary>For each new arrow the old one that it was; -1 for those that are new, or took no part before.</summary>
    private int[] Match()
    {
        var old = OldPlan.Connections
            .Where(connection => connection.Kind == ConnectionKind.Forward)
            .GroupBy(connection => (_before.Children[connection.Source].Id, connection.Port, _before.Children[connection.Target].Id))
            .ToDictionary(group => group.Key, group => new Queue<int>(group.Select(connection => connection.Index)));
        return [.. Plan.Connections.Select(connection =>
            connection.Kind == ConnectionKind.Forward
            && old.TryGetValue((_after.Children[connection.Source].Id, connection.Port, _after.Children[connection.Target].Id), out var same)
            && same.TryDequeue(out var index) ? index : -1)];
    }

    private void CarryOver()
    {
        foreach (var child in _before.Children)
        {
            if (_after.Children.FirstOrDefault(candidate => candidate.Id == child.Id) is { } same)
                NodeVisits[same.Position] = _saved.NodeVisits[child.Position];
        }

        for (var index = 0; index < _matches.Length; index++)
        {
            if (_matches[index] >= 0)
                ConnectionVisits[index] = _saved.ConnectionVisits[_matches[index]];
        }

        foreach (var connection in OldPlan.Connections)
        {
            // A branch has come and waits at a join.
            if (_saved.ConnectionVisits[connection.Index] > _saved.NodeVisits[connection.Target] && !_matches.Contains(connection.Index))
                _reasons.Refuse(MigrationRefusalCode.BranchLost, _before.Children[connection.Target]);
        }
    }

    /// <summary>Gives the new arrows into a child their counts and asks whether the child still has something to wait for. Its sources were settled before.</summary>
    private void Settle(int position)
    {
        var ran = NodeVisits[position];
        var (any, all, followed, isBehind) = (false, true, true, false);
        foreach (var index in Plan.ForwardInbound(position))
        {
            ref var visits = ref ConnectionVisits[index];
            var source = Plan.Connections[index].Source;
            if (_passedOver[source] || (_matches[index] < 0 && IsPassed(source)))
            {
                visits = -Math.Max(1, ran);
                isBehind = true;
            }

            if (Math.Abs(visits) <= ran)
                all = false;
            else if (visits > 0)
                any = true;
            else
                followed = false;
        }

        if (ran > 0 || IsLive(position))
            return;
        var mode = Plan.Mode(position);
        if (position == Plan.Start || (all && !any))
            PassOver(position);
        else if (mode == JoinMode.WaitAny ? any : all && (followed || mode == JoinMode.WaitAllActive))
            _reasons.Refuse(MigrationRefusalCode.NothingWouldMove, _after.Children[position]);
        else if (mode == JoinMode.WaitAll && isBehind && !followed)
            _reasons.Refuse(MigrationRefusalCode.JoinWouldNotRun, _after.Children[position]);
    }

    private void PassOver(int position)
    {
        NodeVisits[position] = 1;
        _passedOver[position] = true;
        _reasons.PassBy(_after.Children[position]);
    }

    /// <summary>What an open child leads to must not have been before, unless it was ahead of it before as well (a retry counts it anew).</summary>
    private void Ahead(GraphNode child)
    {
        if (!Plan.IsReachable(child.Position))
        {
            _reasons.Refuse(MigrationRefusalCode.Stranded, child);
            return;
        }

        var old = _before.Children.First(candidate => candidate.Id == child.Id);
        var oldRegion = OldPlan.RegionFrom(old.Position);
        var region = Plan.RegionFrom(child.Position);
        foreach (var next in _after.Children.Where(next => next != child && region[next.Position] && NodeVisits[next.Position] > 0))
        {
            var was = _before.Children.FirstOrDefault(candidate => candidate.Id == next.Id);
            if (was is null || !oldRegion[was.Position])
                _reasons.Refuse(MigrationRefusalCode.PassedAgain, next);
        }
    }

    private bool IsPassed(int position) => NodeVisits[position] > 0 && !IsLive(position);

    private bool IsLive(int position) => _live.Contains(_after.Children[position].Id);
}
