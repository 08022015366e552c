namespace CanBo.Activities.People.Import;

/// <summary>One file on its way: previewed, then written, perhaps undone. Its id is the preview's token.</summary>
public sealed class ImportBatch
{
    private ImportBatch()
    {
    }

    /// <summary>Made by us, carrying no time: whoever knows it may carry the preview out.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which file.</summary>
    public ImportKind Kind { get; private set; }

    /// <summary>The file's name, for people.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The file, compressed; emptied once it is written.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Cells mended in the preview, as JSON.</summary>
    public string Corrections { get; private set; } = "[]";

    /// <summary>What the preview showed, as a hash: exactly this is written or nothing.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public ImportStatus Status { get; private set; }

    /// <summary>Business time of the upload.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who uploaded it, as the audit trail names them.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>How many are new.</summary>
    public int Added { get; private set; }

    /// <summary>How many changed.</summary>
    public int Changed { get; private set; }

    /// <summary>How many stayed as they were.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Rows left out because of errors.</summary>
    public int Skipped { get; private set; }

    /// <summary>Business time of the writing; null before.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>What was written, compressed JSON, to undo it; emptied then.</summary>
    public byte[] Changes { get; private set; } = [];

    /// <summary>Business time of the undoing; null before.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>A file that was looked at.</summary>
    public static ImportBatch Preview(Guid id, ImportKind kind, string fileName, byte[] content, string actor, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = kind,
        FileName = fileName,
        Content = content,
        CreatedBy = actor,
        CreatedAt = now,
        Status = ImportStatus.Previewed,
    };

    /// <summary>Remembers what the preview showed.</summary>
    public void Show(ImportPlan plan, string digest, string corrections)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Digest = digest;
        Corrections = corrections;
        Count(plan);
    }

    /// <summary>It was written.</summary>
    public void Commit(ImportPlan plan, byte[] changes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Count(plan);
        Status = ImportStatus.Committed;
        CommittedAt = now;
        Changes = changes;
        Content = [];
    }

    /// <summary>It was taken back.</summary>
    public void Undo(DateTimeOffset now)
    {
        Status = ImportStatus.Undone;
        UndoneAt = now;
        Changes = [];
    }

    private void Count(ImportPlan plan) =>
        (Added, Changed, Unchanged, Skipped) = (plan.Added, plan.Changed, plan.Unchanged, plan.ErrorRows);
}

/// <summary>Where a file stands.</summary>
public enum ImportStatus
{
    /// <summary>Looked at; nothing is written.</summary>
    Previewed,

    /// <summary>Written.</summary>
    Committed,

    /// <summary>Written, then taken back.</summary>
    Undone,
}
