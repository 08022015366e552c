using System.Collections.Concurrent;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;

namespace CanBo.Runtime.Migrating;

/// <summary>
/// Judges and moves instances between versions that were published and so never change. What was found out about a pair of them is kept, because thousands of cases stand
/// at a handful of places: a judgement inside a step is a look-up when it was made before the step.
/// </summary>
internal sealed class VersionMoves
{
    private const int MostPairs = 8;

    private readonly ConcurrentDictionary<(string From, string To), ProcedureMigration> _pairs = new();

    public MigrationJudgement Judge(Stimulus.Migrate move, WorkflowGraph from, WorkflowGraph to, InstanceState state) => Judge(move.FromVersionId, from, move.VersionId, to, state);

    public MigrationJudgement Judge(string fromVersionId, WorkflowGraph from, string toVersionId, WorkflowGraph to, InstanceState state)
    {
        var pair = (fromVersionId, toVersionId);
        if (_pairs.Count >= MostPairs && !_pairs.ContainsKey(pair))
            _pairs.Clear();
        var migration = _pairs.GetOrAdd(pair, _ => new ProcedureMigration(from, to));
        lock (migration)
            return migration.Judge(state);
    }
}
