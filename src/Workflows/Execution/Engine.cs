using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Execution;

/// <summary>
/// The whole engine: a pure function. No clock, no input or output, no randomness; times and ids arrive in the stimulus or come from
/// counters in the state. The same graph, state and stimulus give the same step, byte for byte within a build.
/// </summary>
public static class Engine
{
    /// <summary>Advances one instance by one stimulus, until nothing is left to do but wait.</summary>
    /// <param name="graph">The version of the definition that the instance belongs to.</param>
    /// <param name="state">Where it stands; <see cref="InstanceState.New"/> before the start.</param>
    /// <param name="stimulus">What happened.</param>
    /// <returns>The step; unchanged for a late or unknown stimulus, which is no error.</returns>
    /// <exception cref="InvalidOperationException">The state belongs to another version of the definition.</exception>
    public static Step Advance(WorkflowGraph graph, InstanceState state, Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(stimulus);

        if (state.IsOver || stimulus is Stimulus.Start != state.Status is InstanceStatus.Pending)
            return Step.Unchanged(state);

        var run = new Run(graph, state, stimulus.Now);
        var changed = stimulus switch
        {
            Stimulus.Start start => run.Start(start),
            Stimulus.Resume resume => run.Resume(resume),
            Stimulus.Cancel cancel => run.Cancel(cancel.Reason),
            Stimulus.Retry retry => run.Retry(retry.Execution),
            Stimulus.Return back => run.Return(back.NodeId, back.Reason),
            _ => throw new ArgumentException($"The engine does not know stimuli of type {stimulus.GetType().Name}.", nameof(stimulus)),
        };
        return changed ? run.ToStep() : Step.Unchanged(state);
    }
}
