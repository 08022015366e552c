using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>A variable or input that an expression reads, so that a checker can compare it with the declarations.</summary>
/// <param name="Kind">Where the name is looked up.</param>
/// <param name="Name">The name as written; for <see cref="FreeNameKind.Accessor"/> without "get".</param>
/// <param name="Line">Line of the reference, from 1.</param>
/// <param name="Column">Column of the reference, from 1.</param>
/// <param name="Output">The output's name for <see cref="FreeNameKind.Output"/>; else empty.</param>
public sealed record FreeName(FreeNameKind Kind, string Name, int Line, int Column, string Output = "")
{
    private readonly string? _lowered = Kind == FreeNameKind.Accessor ? char.ToLowerInvariant(Name[0]) + Name[1..] : null;

    /// <summary>The variable that this reads; null when it reads an input, or nothing is declared.</summary>
    internal string? VariableName(IExpressionScope scope) => Kind switch
    {
        FreeNameKind.Variable => Name,
        FreeNameKind.Accessor when scope.TryGetInput(Name, out _) || scope.TryGetInput(_lowered!, out _) => null,
        FreeNameKind.Accessor => scope.TryGetVariable(Name, out _) ? Name : _lowered,
        _ => null,
    };

    /// <summary>
    /// The value in the scope. An accessor <c>getAmount()</c> means input Amount or amount, else variable Amount or
    /// amount: inputs first, as Elsa defines their accessors last.
    /// </summary>
    /// <returns>False when nothing of that name is declared.</returns>
    public bool TryResolve(IExpressionScope scope, out Value value)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Kind switch
        {
            FreeNameKind.Variable => scope.TryGetVariable(Name, out value),
            FreeNameKind.Input => scope.TryGetInput(Name, out value),
            FreeNameKind.Output => scope.TryGetOutput(Name, Output, out value),
            _ => scope.TryGetInput(Name, out value) || scope.TryGetInput(_lowered!, out value)
                || scope.TryGetVariable(Name, out value) || scope.TryGetVariable(_lowered!, out value),
        };
    }
}

/// <summary>Where a free name is looked up.</summary>
public enum FreeNameKind
{
    /// <summary><c>variables.x</c> or <c>getVariable("x")</c>.</summary>
    Variable,

    /// <summary><c>getInput("x")</c>.</summary>
    Input,

    /// <summary><c>getX()</c>: an input or a variable.</summary>
    Accessor,

    /// <summary><c>getOutputFrom("activity", "output")</c>: by the activity's name or id.</summary>
    Output,
}
