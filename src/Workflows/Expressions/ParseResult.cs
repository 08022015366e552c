using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CanBo.Workflows.Expressions;

/// <summary>A script ready to run, or everything found wrong with its text.</summary>
public sealed class ParseResult
{
    internal ParseResult(Script script) => Script = script;

    internal ParseResult(ImmutableArray<ScriptError> errors) => Errors = errors;

    /// <summary>The script; null when there are errors.</summary>
    public Script? Script { get; }

    /// <summary>The findings in the order of the text; empty on success.</summary>
    public ImmutableArray<ScriptError> Errors { get; } = [];

    /// <summary>True when <see cref="Script"/> is there.</summary>
    [MemberNotNullWhen(true, nameof(Script))]
    public bool Succeeded => Script is not null;
}
