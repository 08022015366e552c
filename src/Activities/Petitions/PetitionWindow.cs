using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Petitions;

/// <summary>The time in which the person of a case may petition.</summary>
public sealed class PetitionWindow
{
    private PetitionWindow()
    {
    }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The last moment.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>How the last day came about.</summary>
    public Sentence Explanation { get; private set; } = null!;

    /// <summary>Working days for the answer.</summary>
    public int AnswerDays { get; private set; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>A case without a window yet.</summary>
    public static PetitionWindow Of(Guid caseId) => new() { CaseId = caseId };

    /// <summary>Opens it.</summary>
    public void Open(Guid instanceId, int execution, DateTimeOffset now, DateTimeOffset closesAt, Sentence explanation, int answerDays) =>
        (InstanceId, Execution, OpenedAt, ClosesAt, Explanation, AnswerDays, IsClosed) = (instanceId, execution, now, closesAt, explanation, answerDays, false);

    /// <summary>Over.</summary>
    public void Close() => IsClosed = true;

    /// <summary>Whether a petition may be filed.</summary>
    public bool Takes(DateTimeOffset now) => !IsClosed && now < ClosesAt;
}

internal sealed class PetitionWindowConfiguration : IEntityTypeConfiguration<PetitionWindow>
{
    public void Configure(EntityTypeBuilder<PetitionWindow> window)
    {
        window.ToTable("petition_windows");
        window.HasKey(w => w.CaseId);
        window.Property(w => w.CaseId).ValueGeneratedNever();
        window.Property(w => w.Explanation).HasConversion<SentenceConverter>();
    }
}
