using CanBo.Runtime.Children;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Runtime.Stepping;

/// <summary>An instance while a step works on it: several advances gather here and are written once.</summary>
internal sealed class InstanceInStep(Guid id, int version, string definitionVersionId, Guid correlationId, WorkflowGraph graph, InstanceState state, int earlyStimuli = 0)
{
    public Guid Id => id;

    /// <summary>The version that was read; 0 for an instance that this step starts.</summary>
    public int Version => version;

    /// <summary>The version it runs on, or goes on under.</summary>
    public string DefinitionVersionId { get; private set; } = definitionVersionId;

    public Guid CorrelationId => correlationId;

    public WorkflowGraph Graph { get; private set; } = graph;

    /// <summary>True when this step moved it to another version.</summary>
    public bool IsMigrated { get; private set; }

    /// <summary>As it was read; what changed since is found by comparing.</summary>
    public InstanceState Before { get; } = state;

    public InstanceState State { get; private set; } = state;

    public bool IsChanged { get; private set; }

    /// <summary>Who started it; null when nobody did.</summary>
    public ChildLink? Link { get; private set; } = ChildLink.Of(state.Input);

    /// <summary>How many instances have started each other by events down to it; 0 when none has started it.</summary>
    public int EventDepth { get; private set; } = StartedByEvent.DepthOf(state.Input);

    /// <summary>True while the step that starts it has not come back from that: whoever starts it sees for itself how it stands.</summary>
    public bool IsStarting { get; set; }

    /// <summary>True when it came from this host's memory and may be behind.</summary>
    public bool IsCached { get; init; }

    /// <summary>Stimuli that wait for a bookmark of it.</summary>
    public EarlyInStep Early { get; } = new(earlyStimuli);

    /// <summary>Answers given in this step, for their bound.</summary>
    public int Answers { get; set; }

    public List<Stimulus> Stimuli { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>Opened by this step and still waiting.</summary>
    public Dictionary<ExecutionId, Bookmark> Opened { get; } = [];

    /// <summary>Waited in the database before this step.</summary>
    public List<ExecutionId> Closed { get; } = [];

    public void Take(Stimulus stimulus, Step step)
    {
        IsChanged = true;
        if (stimulus is Stimulus.Start start)
            (Link, EventDepth) = (ChildLink.Of(start.Input), StartedByEvent.DepthOf(start.Input));
        State = step.State;
        Stimuli.Add(stimulus);
        Journal.AddRange(step.Journal);
        foreach (var execution in step.Closed)
        {
            if (!Opened.Remove(execution))
                Closed.Add(execution);
        }

        foreach (var bookmark in step.Opened)
            Opened[bookmark.Execution] = bookmark;
    }

    /// <summary>Takes the step that moves it to another version.</summary>
    public void Migrate(string versionId, WorkflowGraph graphOfVersion, Stimulus stimulus, Step step)
    {
        Take(stimulus, step);
        (DefinitionVersionId, Graph, IsMigrated) = (versionId, graphOfVersion, true);
    }
}
