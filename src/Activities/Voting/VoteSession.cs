using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Voting;

/// <summary>A vote of one body on one or many cases: one slip, one opening, one closing (domain.md §2.5, §5.2).</summary>
public sealed class VoteSession
{
    private VoteSession()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The collective or cell that votes.</summary>
    public Guid BodyId { get; private set; }

    /// <summary>Node id of the step in the definition.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>The rules, frozen when the first case came.</summary>
    public VoteTerms Terms { get; private set; } = null!;

    /// <summary>1, or 2 for the vote between the two highest.</summary>
    public int Round { get; private set; }

    /// <summary>Where it stands.</summary>
    public VoteStatus Status { get; private set; }

    /// <summary>Who chairs the body.</summary>
    public Guid ChairId { get; private set; }

    /// <summary>Who opens and closes and writes the record.</summary>
    public Guid SecretaryId { get; private set; }

    /// <summary>First teller (<i>tổ kiểm phiếu</i>) for paper slips; null when there are none.</summary>
    public Guid? FirstTellerId { get; private set; }

    /// <summary>Second teller.</summary>
    public Guid? SecondTellerId { get; private set; }

    /// <summary>The key that slips are sealed to; null before the opening, after the closing, and in an open vote.</summary>
    public Guid? SealingKeyId { get; private set; }

    /// <summary>The case's window for holding the vote; null for none.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Business time; null before.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>No slip is taken after this instant; null closes by hand only.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>Closes by itself with the last slip. Slips can then not be replaced any more by the last one.</summary>
    public bool ClosesWhenAllCast { get; private set; }

    /// <summary>When it was counted.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Slips that could not be read or that the tellers set aside.</summary>
    public int InvalidSlips { get; private set; }

    /// <summary>When the counts were made known to the body.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Plans a session for the first case that came.</summary>
    public static VoteSession Plan(Guid id, Guid campaignId, Guid bodyId, string nodeId, VoteTerms terms, int round, Guid chairId, Guid secretaryId) => new()
    {
        Id = id,
        CampaignId = campaignId,
        BodyId = bodyId,
        NodeId = nodeId,
        Terms = terms,
        Round = round,
        Status = VoteStatus.Planned,
        ChairId = chairId,
        SecretaryId = secretaryId,
    };

    /// <summary>Moves the day by which the vote is to be held.</summary>
    public void DueBy(DateTimeOffset due) => (DueAt, Version) = (due, Version + 1);

    /// <summary>Slips are taken from now on.</summary>
    public void Open(Guid? sealingKeyId, DateTimeOffset? closesAt, bool closesWhenAllCast, (Guid First, Guid Second)? tellers, DateTimeOffset now) =>
        (Status, SealingKeyId, ClosesAt, ClosesWhenAllCast, FirstTellerId, SecondTellerId, OpenedAt, Version) =
        (VoteStatus.Open, sealingKeyId, closesAt, closesWhenAllCast, tellers?.First, tellers?.Second, now, Version + 1);

    /// <summary>No slip is taken any more; the tellers do not agree yet.</summary>
    public void AwaitTellers() => (Status, Version) = (VoteStatus.Counting, Version + 1);

    /// <summary>Counted; nothing changes afterwards.</summary>
    public void Close(int invalidSlips, DateTimeOffset now) =>
        (Status, InvalidSlips, SealingKeyId, ClosedAt, Version) = (VoteStatus.Closed, invalidSlips, null, now, Version + 1);

    /// <summary>No case waits for it any more.</summary>
    public void Withdraw() => (Status, SealingKeyId, Version) = (VoteStatus.Withdrawn, null, Version + 1);

    /// <summary>The counts were made known.</summary>
    public void Publish(DateTimeOffset now) => (PublishedAt, Version) = (PublishedAt ?? now, Version + 1);

    /// <summary>Whether the person opens, closes and records.</summary>
    public bool IsRunBy(Guid? personId) => personId is not null && (personId == SecretaryId || personId == ChairId);

    /// <summary>Whether the person enters paper slips.</summary>
    public bool HasTeller(Guid? personId) => personId is not null && (personId == FirstTellerId || personId == SecondTellerId);
}

/// <summary>Where a vote stands.</summary>
public enum VoteStatus
{
    /// <summary>Cases wait; not opened yet.</summary>
    Planned,

    /// <summary>Slips are taken.</summary>
    Open,

    /// <summary>Slips are no longer taken; paper slips are still being counted.</summary>
    Counting,

    /// <summary>Counted.</summary>
    Closed,

    /// <summary>Not held: no case waited any more.</summary>
    Withdrawn,
}

internal sealed class VoteSessionConfiguration : IEntityTypeConfiguration<VoteSession>
{
    public void Configure(EntityTypeBuilder<VoteSession> session)
    {
        session.ToTable("vote_sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.NodeId).HasMaxLength(80);
        session.Property(s => s.Terms).HasConversion<VoteTermsConverter>();
        session.Property(s => s.Version).IsConcurrencyToken();
        session.HasIndex(s => new { s.CampaignId, s.BodyId, s.Status });
        session.HasIndex(s => new { s.SecretaryId, s.Status });
    }
}
