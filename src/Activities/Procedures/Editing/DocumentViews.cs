using CanBo.Activities.Texts;
using CanBo.Workflows;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>A document in a list, by its newest version.</summary>
/// <param name="Code">What definitions call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Version">The newest version.</param>
/// <param name="At">When that was stored; business time.</param>
/// <param name="By">Who wrote it; empty for what came with the product.</param>
public sealed record DocumentLine(string Code, Bilingual Title, int Version, DateTimeOffset At, string By);

/// <summary>One version of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">What definitions call it.</param>
/// <param name="Version">1 or more.</param>
/// <param name="Newest">The newest version of the document: what the next launch takes, and what a new version is written over.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Json">The document.</param>
public sealed record DocumentView(DocumentKind Kind, string Code, int Version, int Newest, Bilingual Title, string Json);

/// <summary>One version in the history of a document.</summary>
/// <param name="Version">1 or more.</param>
/// <param name="At">Business time.</param>
/// <param name="By">Who wrote it; empty for what came with the product.</param>
/// <param name="Note">Why; null for what came with the product.</param>
public sealed record DocumentVersionLine(int Version, DateTimeOffset At, string By, Sentence? Note);
