using System.Collections.Concurrent;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;

namespace CanBo.Runtime.Migrating;

/// <summary>Judges and moves instances between versions. What was found out about a pair of versions is kept, because thousands of cases stand at a handful of places.</summary>
internal sealed class VersionMoves
{
    private const int MostPairs = 8;

    private readonly ConcurrentDictionary<(WorkflowGraph From, WorkflowGraph To), ProcedureMigration> _pairs = new();

    public MigrationJudgement Judge(WorkflowGraph from, WorkflowGraph to, InstanceState state)
    {
        if (_pairs.Count >= MostPairs && !_pairs.ContainsKey((from, to)))
            _pairs.Clear();
        var migration = _pairs.GetOrAdd((from, to), pair => new ProcedureMigration(pair.From, pair.To));
        lock (migration)
            return migration.Judge(state);
    }

    public (MigrationJudgement Judgement, Step? Moved) Move(WorkflowGraph from, WorkflowGraph to, InstanceState state, Stimulus.Migrate stimulus)
    {
        var judgement = Judge(from, to, state);
        return (judgement, ProcedureMigration.Apply(judgement, stimulus));
    }
}
