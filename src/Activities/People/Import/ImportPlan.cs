namespace CanBo.Activities.People.Import;

/// <summary>What an import would do, and what is wrong with the file.</summary>
/// <param name="Kind">Which file.</param>
/// <param name="Rows">Rows of data in the file.</param>
/// <param name="Items">New and changed units, people or memberships, in the order of the file.</param>
/// <param name="Unchanged">How many are as they were.</param>
/// <param name="Missing">Known and active, but not in the file. They stay as they are.</param>
/// <param name="Errors">What must be mended, or left out.</param>
/// <param name="Warnings">What is good to know.</param>
/// <param name="Unresolved">Codes that nothing known carries yet.</param>
/// <param name="Mailboxes">People whose address is shared or missing: they get a printed invitation.</param>
public sealed record ImportPlan(
    ImportKind Kind,
    int Rows,
    IReadOnlyList<ImportItem> Items,
    int Unchanged,
    IReadOnlyList<ImportMissing> Missing,
    IReadOnlyList<ImportError> Errors,
    IReadOnlyList<ImportWarning> Warnings,
    IReadOnlyList<UnresolvedCode> Unresolved,
    IReadOnlyList<ImportMailbox> Mailboxes)
{
    /// <summary>What is written when the import is carried out.</summary>
    internal ImportChanges Changes { get; init; } = ImportChanges.None;

    /// <summary>How many are new.</summary>
    public int Added => Items.Count(i => i.IsNew);

    /// <summary>How many change.</summary>
    public int Changed => Items.Count - Added;

    /// <summary>How many rows of the file have errors; an error of the file itself counts as one.</summary>
    public int ErrorRows => Errors.Select(e => e.Line).Distinct().Count();

    /// <summary>True when the file as a whole could not be read: nothing can be written, errors skipped or not.</summary>
    public bool IsUnreadable { get; init; }
}

/// <summary>A unit, person or membership that is new or changes.</summary>
/// <param name="Line">Its first line in the file.</param>
/// <param name="Code">The code it is known by.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="IsNew">True when it was not known.</param>
/// <param name="Fields">What changes; for a new one, empty.</param>
public sealed record ImportItem(int Line, string Code, string Name, bool IsNew, IReadOnlyList<FieldChange> Fields);

/// <summary>A field that changes.</summary>
/// <param name="Field">The column's name.</param>
/// <param name="Old">As it was; null when it was not there.</param>
/// <param name="New">As it becomes; null when it goes.</param>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>Known, but not in the file.</summary>
public sealed record ImportMissing(string Code, string Name);

/// <summary>A person whose address is not their own.</summary>
public sealed record ImportMailbox(string Code, string Name, string Email, Mailbox Mailbox);
