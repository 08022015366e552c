using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Opinions;

/// <summary>
/// One asking of opinions about one case: whom, named or anonymous, and what became of it. Of anonymous answers it holds counts and shuffled texts
/// once enough have come, never an author or a time.
/// </summary>
public sealed class OpinionRound
{
    private OpinionRound()
    {
    }

    /// <summary>Made by us; carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The workflow instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Node id in the definition.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>Who is asked.</summary>
    public ParticipantRule Rule { get; private set; }

    /// <summary>True when nobody learns who answered what.</summary>
    public bool IsAnonymous { get; private set; }

    /// <summary>The form.</summary>
    public string FormCode { get; private set; } = "";

    /// <summary>Its version.</summary>
    public int FormVersion { get; private set; }

    /// <summary>How many people were asked.</summary>
    public int Asked { get; private set; }

    /// <summary>The fewest anonymous answers that are ever shown (domain.md §6.1, upward.minReplies).</summary>
    public int Least { get; private set; }

    /// <summary>The key its answers are sealed to; null when named, or closed.</summary>
    public Guid? KeyId { get; private set; }

    /// <summary>Where it stands.</summary>
    public OpinionRoundStatus Status { get; private set; }

    /// <summary>Why nobody is asked; null when somebody is.</summary>
    public Sentence? Reason { get; private set; }

    /// <summary>How many anonymous answers were there at the closing.</summary>
    public int Replies { get; private set; }

    /// <summary>Counts and texts of anonymous answers, JSON of <see cref="OpinionResult"/>; null before, and when there were too few.</summary>
    public string? Result { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>People are asked.</summary>
    public static OpinionRound Open(NewRound data, int asked, int least, Guid? keyId, DateTimeOffset now)
    {
        var round = Of(data, now);
        (round.Asked, round.Least, round.KeyId, round.Status) = (asked, least, keyId, OpinionRoundStatus.Open);
        return round;
    }

    /// <summary>Nobody is asked, for that reason.</summary>
    public static OpinionRound Unasked(NewRound data, Sentence reason, DateTimeOffset now)
    {
        var round = Of(data, now);
        (round.Reason, round.Status) = (reason, OpinionRoundStatus.NotAsked);
        return round;
    }

    /// <summary>The case came through the step once more.</summary>
    public void MoveTo(int execution) => Execution = execution;

    /// <summary>Anonymous answers were opened and counted.</summary>
    public void Count(int replies, string result) => (Replies, Result, KeyId, Status) = (replies, result, null, OpinionRoundStatus.Closed);

    /// <summary>Too few anonymous answers: destroyed unopened.</summary>
    public void Destroy(int replies) => (Replies, KeyId, Status) = (replies, null, OpinionRoundStatus.TooFew);

    /// <summary>The step was left without looking at its answers.</summary>
    public void Withdraw() => (KeyId, Status) = (null, OpinionRoundStatus.Withdrawn);

    private static OpinionRound Of(NewRound data, DateTimeOffset now) => new()
    {
        Id = Ids.NewSecret(),
        CampaignId = data.CampaignId,
        CaseId = data.CaseId,
        InstanceId = data.InstanceId,
        Execution = data.Execution,
        NodeId = data.NodeId,
        Rule = data.Rule,
        IsAnonymous = data.IsAnonymous,
        FormCode = data.FormCode,
        FormVersion = data.FormVersion,
        OpenedAt = now,
    };
}

/// <summary>What a round is opened with.</summary>
public sealed record NewRound(Guid CampaignId, Guid CaseId, Guid InstanceId, int Execution, string NodeId, ParticipantRule Rule, bool IsAnonymous, string FormCode, int FormVersion);

/// <summary>Where a round stands.</summary>
public enum OpinionRoundStatus
{
    /// <summary>Answers are awaited.</summary>
    Open,

    /// <summary>Over; what came can be read.</summary>
    Closed,

    /// <summary>Fewer anonymous answers than are ever shown: destroyed unopened.</summary>
    TooFew,

    /// <summary>Nobody had to be asked.</summary>
    NotAsked,

    /// <summary>Left or called off.</summary>
    Withdrawn,
}

internal sealed class OpinionRoundConfiguration : IEntityTypeConfiguration<OpinionRound>
{
    public void Configure(EntityTypeBuilder<OpinionRound> round)
    {
        round.ToTable("opinion_rounds");
        round.HasKey(r => r.Id);
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.NodeId).HasMaxLength(80);
        round.Property(r => r.FormCode).HasMaxLength(60);
        round.Property(r => r.Reason).HasConversion<SentenceConverter>();
        round.HasIndex(r => new { r.InstanceId, r.Execution }).IsUnique();
        round.HasIndex(r => r.CaseId);
    }
}
