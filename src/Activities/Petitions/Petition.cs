using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Petitions;

/// <summary>A petition (<i>kiến nghị</i>) of the person evaluated against the result, and its answer (D335 Art. 22).</summary>
public sealed class Petition
{
    /// <summary>The longest text.</summary>
    public const int MaxText = 10_000;

    private Petition()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Which waiting execution of the case it belongs to: after a return there may be another petition.</summary>
    public int Execution { get; private set; }

    /// <summary>In the person's words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Received (business time).</summary>
    public DateTimeOffset FiledAt { get; private set; }

    /// <summary>The decision it is against.</summary>
    public Guid? AgainstDecisionId { get; private set; }

    /// <summary>Where it stands.</summary>
    public PetitionStatus Status { get; private set; }

    /// <summary>Last moment for the answer.</summary>
    public DateTimeOffset? AnswerDueAt { get; private set; }

    /// <summary>How that day came about.</summary>
    public Sentence? AnswerDueExplanation { get; private set; }

    /// <summary>The decider's task.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The reasons given.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The decision that replaced the old one.</summary>
    public Guid? NewDecisionId { get; private set; }

    /// <summary>Files a petition.</summary>
    public static Petition File(Guid id, Case @case, int execution, string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new Petition
        {
            Id = id,
            CaseId = @case.Id,
            CampaignId = @case.CampaignId,
            Execution = execution,
            Text = text,
            FiledAt = now,
            AgainstDecisionId = @case.DecisionId,
            Status = PetitionStatus.Filed,
        };
    }

    /// <summary>The decider is asked.</summary>
    public void AskedFor(Guid taskId, DateTimeOffset dueAt, Sentence explanation) => (TaskId, AnswerDueAt, AnswerDueExplanation) = (taskId, dueAt, explanation);

    /// <summary>The rating stands.</summary>
    public void Uphold(string reason, Guid by, DateTimeOffset now) => (Status, Answer, AnsweredById, AnsweredAt) = (PetitionStatus.Upheld, reason, by, now);

    /// <summary>A new decision replaced the old one.</summary>
    public void Replace(Guid decisionId, string reason, Guid by, DateTimeOffset now) =>
        (Status, NewDecisionId, Answer, AnsweredById, AnsweredAt) = (PetitionStatus.Replaced, decisionId, reason, by, now);

    /// <summary>The days passed. It may still be answered; it stays known that it was late.</summary>
    public void PassDeadline() => Status = PetitionStatus.Overdue;

    /// <summary>The case was called off.</summary>
    public void Withdraw() => Status = PetitionStatus.Withdrawn;

    /// <summary>Whether an answer is awaited.</summary>
    public bool AwaitsAnswer => Status is PetitionStatus.Filed or PetitionStatus.Overdue;
}

/// <summary>Where a petition stands.</summary>
public enum PetitionStatus
{
    /// <summary>Received; an answer is awaited.</summary>
    Filed,

    /// <summary>The rating stands.</summary>
    Upheld,

    /// <summary>A new decision replaced the old one.</summary>
    Replaced,

    /// <summary>Not answered in time.</summary>
    Overdue,

    /// <summary>The case was called off.</summary>
    Withdrawn,
}

internal sealed class PetitionConfiguration : IEntityTypeConfiguration<Petition>
{
    public void Configure(EntityTypeBuilder<Petition> petition)
    {
        petition.ToTable("petitions");
        petition.HasKey(p => p.Id);
        petition.Property(p => p.Id).ValueGeneratedNever();
        petition.Property(p => p.Text).HasMaxLength(Petition.MaxText);
        petition.Property(p => p.Answer).HasMaxLength(Petition.MaxText);
        petition.Property(p => p.AnswerDueExplanation).HasConversion<SentenceConverter>();
        petition.Ignore(p => p.AwaitsAnswer);
        petition.HasIndex(p => new { p.CaseId, p.Execution }).IsUnique();
        petition.HasIndex(p => new { p.CampaignId, p.Status });
        petition.HasIndex(p => p.TaskId);
    }
}
