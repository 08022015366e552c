using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>What an expression came to, or why it did not.</summary>
/// <param name="Value">The value; undefined when <paramref name="Error"/> is set. May be NaN or infinite: convert it before storing.</param>
/// <param name="Error">What went wrong and where; null on success.</param>
public readonly record struct EvaluationResult(Value Value, ScriptError? Error)
{
    /// <summary>True when <see cref="Value"/> is the answer.</summary>
    public bool Succeeded => Error is null;
}
