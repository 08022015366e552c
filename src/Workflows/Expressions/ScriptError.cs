namespace CanBo.Workflows.Expressions;

/// <summary>One thing wrong with an expression, found when parsing or when evaluating.</summary>
/// <param name="Code">What kind of error; stable, for translated messages.</param>
/// <param name="Message">One or two English sentences: what is wrong and how to mend it.</param>
/// <param name="Line">Line in the expression, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1, as editors count.</param>
/// <param name="Subject">The word, name or operator it is about; null when there is none.</param>
public sealed record ScriptError(ScriptErrorCode Code, string Message, int Line, int Column, string? Subject);
