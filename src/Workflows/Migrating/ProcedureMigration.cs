using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Migrating;

/// <summary>
/// Moves cases from one version of a procedure to another. Open steps are the same when their ids are; they stay open, as they began. A case is refused when an open step, or a branch
/// that waits at a join, would have no place, when something done would come again, and when the case could no longer come to the ends that the version promises.
/// Pure: the same versions and state give the same judgement. Not for several threads at once: what was explored is kept.
/// </summary>
/// <param name="from">The version that the cases run on.</param>
/// <param name="to">The version they are to run on.</param>
public sealed class ProcedureMigration(WorkflowGraph from, WorkflowGraph to)
{
    private readonly Outlook _before = new(from);
    private readonly Outlook _after = new(to);

    /// <summary>Says what would become of a case.</summary>
    /// <exception cref="InvalidOperationException">The state does not belong to the version that cases are moved from.</exception>
    public MigrationJudgement Judge(InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsOver || state.Status == InstanceStatus.Pending)
            return MigrationJudgement.Refused([MigrationRefusal.Of(MigrationRefusalCode.AlreadyOver, "", "")]);
        Belongs(state);
        var reasons = new Reasons();
        var moved = new StateMapping(from, to, state, reasons).Map();
        if (reasons.Refusals.Count == 0)
            LookAhead(state, moved, reasons);
        return reasons.Refusals.Count > 0
            ? MigrationJudgement.Refused(reasons.Refusals)
            : new MigrationJudgement(moved, [], [.. reasons.PassedBy.Distinct()]);
    }

    /// <summary>Moves a case: its state, and the journal line that says so. Nothing begins, ends, or is asked of anybody.</summary>
    /// <returns>Null when <see cref="Judge"/> refuses.</returns>
    public Step? Apply(InstanceState state, Stimulus.Migrate stimulus) => Apply(Judge(state), stimulus);

    /// <summary>The same for a case that was judged.</summary>
    public static Step? Apply(MigrationJudgement judgement, Stimulus.Migrate stimulus)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(stimulus);
        if (judgement.State is not { } moved)
            return null;
        var line = new JournalEntry(moved.JournalCount + 1, stimulus.Now, JournalEvents.Migrated, default, "", "", stimulus.VersionId);
        return new Step(Counted(moved, line.Sequence), [], [line], [], []);
    }

    private static InstanceState Counted(InstanceState state, int journalCount) => new()
    {
        Status = state.Status,
        Input = state.Input,
        Output = state.Output,
        Variables = state.Variables,
        Executions = state.Executions,
        Scheduled = state.Scheduled,
        Rounds = state.Rounds,
        Incidents = state.Incidents,
        IsDecided = state.IsDecided,
        Results = state.Results,
        Title = state.Title,
        Correlation = state.Correlation,
        ExecutionCount = state.ExecutionCount,
        EffectCount = state.EffectCount,
        JournalCount = journalCount,
    };

    private void Belongs(InstanceState state)
    {
        if (state.Rounds.Length > from.Nodes.Length)
            throw StateLoading.Foreign("it counts more nodes than the graph has");
        foreach (var execution in state.Executions)
        {
            var node = StateLoading.Node(from, execution.NodeId);
            if (execution.NodeVisits.Length > 0 && (execution.NodeVisits.Length != node.Children.Length || execution.ConnectionVisits.Length != node.Flow?.Connections.Length))
                throw StateLoading.Foreign($"the flowchart '{node.Id}' has other activities or connections");
            if (execution.Variables.Length != node.Variables.Length)
                throw StateLoading.Foreign($"'{node.Id}' has other variables");
        }
    }

    /// <summary>What can become of it must be what the version can come to by itself, or what could become of it where it was.</summary>
    private void LookAhead(InstanceState state, InstanceState moved, Reasons reasons)
    {
        if (_after.From(moved) is not { IsComplete: true } ahead)
            return;
        var promised = _after.FromStart;
        var before = _before.From(state);
        if (!ahead.Finishes && before?.Finishes != false)
            reasons.Refuse(MigrationRefusalCode.NoWayToAnEnd);
        else if (ahead.EndsUndecided && !promised.EndsUndecided && before?.EndsUndecided != true)
            reasons.Refuse(MigrationRefusalCode.EndsUndecided);
        else if (!ahead.Decides && promised.Decides && before?.Decides != false)
            reasons.Refuse(MigrationRefusalCode.NoDecisionLeft);
    }
}
