using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Instances;

/// <summary>
/// What one step did to one instance: the stimuli that moved it, outer and inner, and the engine's lines. One row a step keeps the hot path short;
/// the stimuli make a replay possible without any other table.
/// </summary>
internal sealed class JournalRow
{
    public Guid InstanceId { get; init; }

    /// <summary>The instance's version that this step made.</summary>
    public int Version { get; init; }

    public Guid StepId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Sequence of the last line, so that a page finds its rows; the lines before it are in earlier rows.</summary>
    public int LastSequence { get; init; }

    /// <summary>A JSON array of stimuli.</summary>
    public required string Stimuli { get; init; }

    /// <summary>A JSON array of lines.</summary>
    public required string Entries { get; init; }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> row)
    {
        row.ToTable("journal");
        row.HasKey(j => new { j.InstanceId, j.Version });
    }
}
