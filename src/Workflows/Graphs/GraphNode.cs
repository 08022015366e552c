using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>One activity of a compiled definition.</summary>
public sealed class GraphNode
{
    internal GraphNode(int index, ActivityDefinition definition, Activity activity, GraphNode? parent, int position, string slot)
    {
        Index = index;
        Definition = definition;
        Activity = activity;
        Descriptor = activity.Descriptor;
        Parent = parent;
        Position = position;
        Slot = slot;
    }

    /// <summary>Its number in the graph, from 0 for the root; what the state's rounds are ordered by.</summary>
    public int Index { get; }

    /// <summary>Its id in the definition.</summary>
    public string Id => Definition.Id;

    /// <summary>How it stands in the definition.</summary>
    public ActivityDefinition Definition { get; }

    /// <summary>What runs it; a placeholder that faults for a type the catalogue does not have.</summary>
    public Activity Activity { get; }

    /// <summary>The activity's descriptor.</summary>
    public ActivityDescriptor Descriptor { get; }

    /// <summary>The container it stands in; null for the root.</summary>
    public GraphNode? Parent { get; }

    /// <summary>Its place among its container's children, from 0.</summary>
    public int Position { get; }

    /// <summary>The slot it stands in, such as <c>then</c>; empty in flowcharts and sequences.</summary>
    public string Slot { get; }

    /// <summary>Its outcome ports in this use.</summary>
    public ImmutableArray<PortDescriptor> Ports { get; internal set; } = [];

    /// <summary>Whether it has an outcome of that name.</summary>
    internal bool HasPort(string name) => Ports.Any(port => port.Name == name);

    /// <summary>The names of those ports by which this use can be left.</summary>
    public ImmutableArray<string> Outcomes { get; internal set; } = [];

    /// <summary>What it holds, in the order of the definition.</summary>
    public ImmutableArray<GraphNode> Children { get; internal set; } = [];

    /// <summary>How its children are connected; null for everything but flowcharts.</summary>
    public FlowPlan? Flow { get; internal set; }

    /// <summary>True when it, or something inside it, is a final decision.</summary>
    public bool HoldsFinalDecision { get; internal set; }

    /// <summary>True when a person acts in it, or in something inside it.</summary>
    public bool HoldsHuman { get; internal set; }

    /// <summary>How this use treats the names of those who answer; null when nobody is asked.</summary>
    public Authorship? Authorship { get; internal set; }

    /// <summary>True for a container that is entered when it is told, and not at once: so the soundness check takes the engine's list apart.</summary>
    internal bool IsEnteredWhenTold { get; init; }

    /// <summary>The use of a procedure as an activity that it stands in; null outside of such.</summary>
    internal GraphNode? Composite { get; init; }

    /// <summary>For such a use, what scripts inside may read.</summary>
    internal OutputNames? InnerOutputs { get; set; }

    internal CompiledInput[] Inputs { get; set; } = [];

    /// <summary>The conditions of a switch, in order; worked out one by one when asked for.</summary>
    internal CompiledInput[] Cases { get; set; } = [];

    /// <summary>Its script; null for everything but activities that run one.</summary>
    internal Expressions.Script? Program { get; set; }

    /// <summary>The inputs' values when all of them are constant; null when one must be evaluated.</summary>
    internal Value[]? Constants { get; set; }

    internal OutputBinding[] Outputs { get; set; } = [];

    internal VariableSlot[] Variables { get; set; } = [];
}
