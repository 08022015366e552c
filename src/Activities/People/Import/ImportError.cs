using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>One cell (or row, or file) that cannot be taken as it is.</summary>
/// <param name="Line">Line of the file, 1 is the heading; 0 for the whole file.</param>
/// <param name="Column">The column's name as in the heading; empty for the whole row.</param>
/// <param name="Typed">The cell as it stands in the file.</param>
/// <param name="Row">Whom or what the row is about, to recognise it by.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Suggestion">What was probably meant, ready to be taken; null when nothing is near.</param>
public sealed record ImportError(int Line, string Column, string Typed, string Row, Sentence Message, string? Suggestion = null);

/// <summary>Something to know; it does not hold up the import. Equal remarks are gathered.</summary>
/// <param name="Message">What was seen, and what was done about it.</param>
/// <param name="Lines">Where.</param>
public sealed record ImportWarning(Sentence Message, IReadOnlyList<int> Lines);

/// <summary>A code that nothing known carries yet. The rows are imported; a launch waits until the code is known.</summary>
/// <param name="Code">The code.</param>
/// <param name="Column">The column it stands in.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Suggestion">A known code that was probably meant; null when nothing is near.</param>
/// <param name="SuggestedName">The name behind the suggestion.</param>
public sealed record UnresolvedCode(string Code, string Column, IReadOnlyList<int> Lines, string? Suggestion, string? SuggestedName);

/// <summary>A cell that the reader of the preview mended: it counts as if it stood in the file.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The new content.</param>
public sealed record ImportCorrection(int Line, string Column, string Value);
