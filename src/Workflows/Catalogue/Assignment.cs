using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>Something of the instance that an activity sets by its name, beside the outputs that the definition binds.</summary>
public abstract record Assignment
{
    private Assignment()
    {
    }

    /// <summary>A variable as it is seen from the activity; converted to its type.</summary>
    public sealed record Variable(string Name, Value Value) : Assignment;

    /// <summary>An output of the workflow, or of the composite that the activity stands in; converted to its type.</summary>
    public sealed record Output(string Name, Value Value) : Assignment;

    /// <summary>What lists call the instance. It is part of the state: no personal data.</summary>
    public sealed record Title(string Text) : Assignment;

    /// <summary>What the instance belongs to, for expressions and events; the case it is about does not change by it.</summary>
    public sealed record Correlation(string Id) : Assignment;
}
