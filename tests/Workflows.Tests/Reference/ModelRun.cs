namespace CanBo.Workflows.Tests.Reference;

/// <summary>One run of a step, from when it is its turn next until it is over or withdrawn.</summary>
/// <param name="step">What runs.</param>
/// <param name="holder">The run of what it stands in; null for the outermost.</param>
/// <param name="place">Where it stands in its flowchart.</param>
internal sealed class ModelRun(ModelStep step, ModelRun? holder, int place)
{
    public ModelStep Step => step;

    public ModelRun? Holder => holder;

    public int Place => place;

    public bool HasBegun { get; set; }

    public bool IsOver { get; set; }

    /// <summary>What was ever begun or about to begin in it, in order.</summary>
    public List<ModelRun> Inside { get; } = [];

    /// <summary>For a flowchart: per arrow how often it was heard of in this round.</summary>
    public int[] Heard { get; init; } = [];

    /// <summary>For a flowchart: per arrow whether what was heard last is that its branch came, and not that it died out.</summary>
    public bool[] Came { get; init; } = [];

    /// <summary>For a flowchart: per place how often it ran or was passed over in this round.</summary>
    public int[] Ran { get; init; } = [];
}
