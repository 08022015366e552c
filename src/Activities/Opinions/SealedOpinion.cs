using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Opinions;

/// <summary>An anonymous answer in its envelope, in the row of whoever gave it; deleted at the closing, opened or not. It has no time.</summary>
public sealed class SealedOpinion
{
    private SealedOpinion()
    {
    }

    /// <summary>The task it answers; also the slot of the envelope.</summary>
    public Guid TaskId { get; private set; }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>Of one length in a round, whatever was written.</summary>
    public byte[] Envelope { get; private set; } = [];

    internal static SealedOpinion Of(Guid taskId, Guid roundId, byte[] envelope) => new() { TaskId = taskId, RoundId = roundId, Envelope = envelope };

    internal void Replace(byte[] envelope) => Envelope = envelope;
}

internal sealed class SealedOpinionConfiguration : IEntityTypeConfiguration<SealedOpinion>
{
    public void Configure(EntityTypeBuilder<SealedOpinion> opinion)
    {
        opinion.ToTable("sealed_opinions");
        opinion.HasKey(o => o.TaskId);
        opinion.Property(o => o.TaskId).ValueGeneratedNever();
        opinion.HasIndex(o => o.RoundId);
    }
}
