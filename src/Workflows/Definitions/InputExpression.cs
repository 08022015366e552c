using CanBo.Workflows.Values;

namespace CanBo.Workflows.Definitions;

/// <summary>What gives an input its value.</summary>
public abstract record InputExpression
{
    private InputExpression()
    {
    }

    /// <summary>A value as it stands, converted to the input's type; a plain JSON value counts as one.</summary>
    public sealed record Literal(Value Value) : InputExpression;

    /// <summary>A value written as JSON inside a text (Elsa's <c>Object</c>, formerly <c>Json</c>).</summary>
    public sealed record Structured(Value Value) : InputExpression;

    /// <summary>A variable, matched by id; by name only where the file gives no id.</summary>
    public sealed record Variable(string Id, string Name) : InputExpression;

    /// <summary>An input of the workflow, matched by name.</summary>
    public sealed record WorkflowInput(string Name) : InputExpression;

    /// <summary>An expression of the closed language.</summary>
    public sealed record JavaScript(string Text) : InputExpression;

    /// <summary>Something that Elsa would silently turn into null. It is kept for the designer and never runs.</summary>
    /// <param name="Problem">What is wrong and how to mend it.</param>
    public sealed record Malformed(Bilingual Problem) : InputExpression;
}
