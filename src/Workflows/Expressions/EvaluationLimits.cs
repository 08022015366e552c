using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>How much one evaluation may use. Reaching a limit is an error of the expression, never of the host.</summary>
public sealed record EvaluationLimits
{
    /// <summary>The defaults below.</summary>
    public static EvaluationLimits Default { get; } = new();

    /// <summary>Parts of the expression that may be evaluated; 100,000 unless set.</summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>Characters, elements and properties that may be made, compared or converted, and that a result built by the expression may hold; 1,000,000 unless set.</summary>
    public int MaxSize { get; init; } = 1_000_000;

    /// <summary>How deep arrays and objects may nest in a result built by the expression; <see cref="Value.MaxDepth"/> unless set, so that it can be stored.</summary>
    public int MaxDepth { get; init; } = Value.MaxDepth;
}
