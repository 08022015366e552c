namespace CanBo.Workflows.Graphs;

/// <summary>When an activity runs that several connections lead to. Connections that return are not counted.</summary>
public enum JoinMode
{
    /// <summary>When every branch has come or died out, and at least one has come. The rule of every activity that says nothing else.</summary>
    WaitAllActive,

    /// <summary>When every branch has come; when one dies out it is skipped.</summary>
    WaitAll,

    /// <summary>When the first branch comes; the others are withdrawn.</summary>
    WaitAny,

    /// <summary>Once for every branch that comes, each time anew; skipped when all die out.</summary>
    EachBranch,
}
