using CanBo.Activities.People;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>What a file would do.</summary>
internal sealed record ImportPreviewAnswer
{
    /// <summary>Send it back to write exactly this.</summary>
    public required Guid Token { get; init; }

    public required ImportKind Kind { get; init; }

    public required string FileName { get; init; }

    /// <summary>Rows of data in the file.</summary>
    public required int Rows { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>Rows with at least one error.</summary>
    public required int ErrorRows { get; init; }

    /// <summary>True when the file as a whole could not be read.</summary>
    public required bool IsUnreadable { get; init; }

    /// <summary>New and changed ones; for changed ones old and new of every field.</summary>
    public required IReadOnlyList<ImportItem> Items { get; init; }

    /// <summary>Known and active but not in the file; they stay.</summary>
    public required IReadOnlyList<ImportMissing> Missing { get; init; }

    public required IReadOnlyList<RowErrorAnswer> Errors { get; init; }

    public required IReadOnlyList<WarningAnswer> Warnings { get; init; }

    /// <summary>Codes that nothing known carries yet; a launch waits for them.</summary>
    public required IReadOnlyList<UnresolvedCode> Unresolved { get; init; }

    /// <summary>People whose address is shared or missing.</summary>
    public required IReadOnlyList<ImportMailbox> Mailboxes { get; init; }

    public static ImportPreviewAnswer Of(ImportPreview preview, ImportKind kind, Localizer texts)
    {
        var plan = preview.Plan ?? throw new InvalidOperationException("A preview that is written has no plan.");
        return new ImportPreviewAnswer
        {
            Token = preview.Token,
            Kind = kind,
            FileName = preview.FileName,
            Rows = plan.Rows,
            Added = plan.Added,
            Changed = plan.Changed,
            Unchanged = plan.Unchanged,
            ErrorRows = plan.ErrorRows,
            IsUnreadable = plan.IsUnreadable,
            Items = plan.Items,
            Missing = plan.Missing,
            Errors = [.. plan.Errors.Select(e => new RowErrorAnswer(preview.FileName, e.Line, e.Column, e.Typed, e.Row, texts.Say(e.Message), e.Suggestion))],
            Warnings = [.. plan.Warnings.Select(w => new WarningAnswer(texts.Say(w.Message), w.Lines))],
            Unresolved = plan.Unresolved,
            Mailboxes = plan.Mailboxes,
        };
    }
}

/// <summary>One wrong cell.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Line of the file; 0 for the whole file.</param>
/// <param name="Column">The column; empty for the whole row.</param>
/// <param name="Typed">The cell as it stands in the file.</param>
/// <param name="Row">Whom or what the row is about.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Suggestion">What was probably meant.</param>
internal sealed record RowErrorAnswer(string File, int Line, string Column, string Typed, string Row, string Message, string? Suggestion);

/// <summary>Something to know.</summary>
internal sealed record WarningAnswer(string Message, IReadOnlyList<int> Lines);

/// <summary>What an import did.</summary>
/// <param name="Id">To undo it: POST /imports/{id}/undo.</param>
/// <param name="Kind">Which file.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Status">Committed.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many changed.</param>
/// <param name="Unchanged">How many stayed as they were.</param>
/// <param name="Skipped">Rows left out because of errors.</param>
/// <param name="CommittedAt">When.</param>
/// <param name="Unresolved">Codes that nothing known carried at that moment; only when the file was sent without a preview.</param>
internal sealed record ImportDoneAnswer(
    Guid Id, ImportKind Kind, string FileName, ImportStatus Status, int Added, int Changed, int Unchanged, int Skipped, DateTimeOffset? CommittedAt, IReadOnlyList<UnresolvedCode>? Unresolved)
{
    public static ImportDoneAnswer Of(ImportResult done, ImportPlan? plan) => new(
        done.Id, done.Kind, done.FileName, done.Status, done.Added, done.Changed, done.Unchanged, done.Skipped, done.CommittedAt, plan?.Unresolved);
}

/// <summary>A person whole, reasons said in the reader's language.</summary>
internal sealed record PersonAnswer(
    Guid Id,
    string Code,
    string FullName,
    string Email,
    Mailbox Mailbox,
    string Phone,
    PartyStatus PartyStatus,
    string ResidenceCode,
    string ResidenceExemptReason,
    DateOnly ActiveFrom,
    DateOnly? ActiveTo,
    int Version,
    IReadOnlyList<PostView> Posts,
    IReadOnlyList<MembershipView> Memberships,
    IReadOnlyList<PersonName> Reports,
    FoundAnswer? Superior,
    FoundAnswer? Decider)
{
    public static PersonAnswer Of(PersonView view, Localizer texts)
    {
        var person = view.Person;
        return new(
            person.Id, person.Code, person.FullName, person.Email, person.Mailbox, person.Phone, person.PartyStatus, person.ResidenceCode, person.ResidenceExemptReason,
            person.ActiveFrom, person.ActiveTo, person.Version, view.Posts, view.Memberships, view.Reports, FoundAnswer.Of(view.Superior, texts), FoundAnswer.Of(view.Decider, texts));
    }
}

/// <summary>Who is found by a rule, or why nobody is.</summary>
internal sealed record FoundAnswer(Guid? PersonId, string? Name, string Reason, string? Gap, string? Fix)
{
    public static FoundAnswer? Of(Resolution? resolution, Localizer texts) => resolution switch
    {
        null => null,
        { Gap: { } gap } => new(null, null, texts.Say(gap.Problem), gap.Code, texts.Say(gap.Fix)),
        _ => new(resolution.People[0].PersonId, resolution.People[0].Name, texts.Say(resolution.People[0].Reason), null, null),
    };
}
