using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Instances;

/// <summary>One run of a definition version. Written by the runtime only; features may read and join it.</summary>
public sealed class InstanceRow
{
    /// <summary>Made by whoever starts it.</summary>
    public Guid Id { get; init; }

    /// <summary>The definition version that runs it.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>What it is about: the case's id.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>Where it stands.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>Business time of its start.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Business time of its last step.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>1 after its start, one more with every step; whoever commits first wins.</summary>
    public int Version { get; init; }

    /// <summary>The step that wrote this version.</summary>
    public Guid StepId { get; init; }

    /// <summary>Stimuli that came too early and wait for their bookmark; rarely more than none.</summary>
    public int EarlyStimuli { get; init; }

    /// <summary>The engine's state.</summary>
    public required byte[] State { get; init; }
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> row)
    {
        row.ToTable("instances");
        row.HasKey(i => i.Id);
        row.Property(i => i.Id).ValueGeneratedNever();
        row.Property(i => i.EarlyStimuli).HasDefaultValue(0);
        row.HasIndex(i => i.CorrelationId);
        row.HasIndex(i => i.DefinitionVersionId);
        row.HasIndex(i => i.CreatedAt);

        // Half-empty pages: an update keeps its row on the page and touches no index.
        row.HasStorageParameter("fillfactor", 50);
    }
}
