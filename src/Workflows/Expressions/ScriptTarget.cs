using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>What a script that acts sets.</summary>
/// <param name="Kind">A variable, or the outcomes.</param>
/// <param name="Name">The variable's name as written; empty for outcomes.</param>
public sealed record ScriptTarget(ScriptTargetKind Kind, string Name)
{
    /// <summary>The names by which the variable may be declared, the first that is counts.</summary>
    public IEnumerable<string> Names => Kind == ScriptTargetKind.Accessor ? [Name, char.ToLowerInvariant(Name[0]) + Name[1..]] : [Name];
}

/// <summary>Kinds of <see cref="ScriptTarget"/>.</summary>
public enum ScriptTargetKind
{
    /// <summary><c>setVariable("x", value)</c>.</summary>
    Variable,

    /// <summary><c>setX(value)</c>: variable X or x.</summary>
    Accessor,

    /// <summary><c>setOutcome(name)</c> or <c>setOutcomes(names)</c>.</summary>
    Outcomes,
}

/// <summary>One thing that a script has set, in order.</summary>
/// <param name="Name">The variable as it is declared; empty for outcomes.</param>
/// <param name="Value">Its new value.</param>
public readonly record struct ScriptAssignment(string Name, Value Value);
