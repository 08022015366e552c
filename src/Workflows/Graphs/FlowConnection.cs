namespace CanBo.Workflows.Graphs;

/// <summary>A connection of a compiled flowchart.</summary>
/// <param name="Index">Its place in the plan; what the state's counts are ordered by.</param>
/// <param name="Source">Position of the child it leaves.</param>
/// <param name="Port">The outcome it follows.</param>
/// <param name="Target">Position of the child it leads to.</param>
/// <param name="Kind">How it takes part.</param>
public sealed record FlowConnection(int Index, int Source, string Port, int Target, ConnectionKind Kind);

/// <summary>How a connection takes part in the flow.</summary>
public enum ConnectionKind
{
    /// <summary>Leads on; joins wait for it.</summary>
    Forward,

    /// <summary>Returns to an activity that every path to its source passes through; following it begins a new round.</summary>
    Return,

    /// <summary>Returns into a loop past its entrance; following it is an incident.</summary>
    IllegalReturn,

    /// <summary>Leaves an activity that the start does not reach; joins do not wait for it.</summary>
    Dead,
}
