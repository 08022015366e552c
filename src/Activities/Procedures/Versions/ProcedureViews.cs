using CanBo.Activities.Texts;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Procedures.Versions;

/// <summary>A procedure in a list.</summary>
/// <param name="DefinitionId">Stays over all versions.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="Latest">The newest version.</param>
/// <param name="Published">The version that new campaigns take; null when none is published.</param>
/// <param name="Errors">What the check finds in the newest version that stops publishing.</param>
/// <param name="Warnings">What it finds to look at.</param>
/// <param name="Running">Cases under way on any version.</param>
/// <param name="At">The last change; business time.</param>
/// <param name="By">Who made it; empty for what came with the product.</param>
public sealed record ProcedureLine(string DefinitionId, string Name, string Description, int Latest, int? Published, int Errors, int Warnings, int Running, DateTimeOffset At, string By)
{
    /// <summary>True when the newest version is not the one that new campaigns take.</summary>
    public bool HasDraft => Latest != Published;
}

/// <summary>One procedure with what the check says of its newest version.</summary>
/// <param name="Line">As in the list.</param>
/// <param name="Definition">The newest version.</param>
/// <param name="Findings">What the check finds.</param>
/// <param name="Forms">Codes of the forms that it names.</param>
/// <param name="History">What was done to it, the newest first.</param>
/// <param name="Versions">Its versions, the newest first, with the cases under way on each.</param>
public sealed record ProcedureView(
    ProcedureLine Line, WorkflowDefinition Definition, IReadOnlyList<FindingView> Findings, IReadOnlyList<string> Forms, IReadOnlyList<ProcedureEvent> History, IReadOnlyList<ProcedureVersionLine> Versions);

/// <summary>Something that was done to a procedure.</summary>
/// <param name="Action">As the audit trail calls it.</param>
/// <param name="Version">The version it was done to; 0 when it names none.</param>
/// <param name="At">Business time.</param>
/// <param name="By">Who; empty for the product itself.</param>
/// <param name="Note">Why; null where none was asked.</param>
public sealed record ProcedureEvent(string Action, int Version, DateTimeOffset At, string By, Sentence? Note)
{
    /// <summary>True when it made the version the one that new campaigns take.</summary>
    public bool IsPublication => Action == "ProcedurePublished";
}

/// <summary>A version of a procedure.</summary>
/// <param name="Version">1 or more.</param>
/// <param name="VersionId">Its id.</param>
/// <param name="IsPublished">New campaigns take it.</param>
/// <param name="PublishedAt">When it was first published; null for a draft.</param>
/// <param name="Running">Cases under way on it.</param>
/// <param name="Publication">Who published it last, and why; null for a draft and for what came with the product.</param>
public sealed record ProcedureVersionLine(int Version, string VersionId, bool IsPublished, DateTimeOffset? PublishedAt, int Running, ProcedureEvent? Publication);
