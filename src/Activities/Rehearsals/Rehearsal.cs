using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Rehearsals;

/// <summary>
/// A test run (<i>diễn tập</i>) of one version of a procedure: invented people, a clock of its own, outcomes chosen by whoever rehearses. It has its own rows and touches no
/// case, no person and no mail; deleting it leaves nothing behind but the audit trail.
/// </summary>
public sealed class Rehearsal
{
    private Rehearsal()
    {
    }

    /// <summary>Made by us; also what the designer's viewer calls the instance.</summary>
    public Guid Id { get; private set; }

    /// <summary>The procedure.</summary>
    public string DefinitionId { get; private set; } = "";

    /// <summary>The version rehearsed, perhaps a draft.</summary>
    public string VersionId { get; private set; } = "";

    /// <summary>Its number.</summary>
    public int DefinitionVersion { get; private set; }

    /// <summary>What the procedure was called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The version as it was then: a draft may change meanwhile.</summary>
    public string DefinitionJson { get; private set; } = "";

    /// <summary>The engine's state.</summary>
    public byte[] State { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public InstanceStatus Status { get; private set; }

    /// <summary>What its own clock shows.</summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>Its timers, as JSON.</summary>
    public string Timers { get; private set; } = "[]";

    /// <summary>Who rehearses, as the audit trail calls them.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Begins one.</summary>
    public static Rehearsal Start(Guid id, (string DefinitionId, string VersionId, int Number, string Name) of, string definitionJson, string startedBy, DateTimeOffset now) => new()
    {
        Id = id,
        DefinitionId = of.DefinitionId,
        VersionId = of.VersionId,
        DefinitionVersion = of.Number,
        Name = of.Name,
        DefinitionJson = definitionJson,
        Clock = now,
        StartedBy = startedBy,
        StartedAt = now,
    };

    /// <summary>Takes what a step came to.</summary>
    internal void Take(RehearsalRun run)
    {
        (State, Status, Clock, Timers) = (run.State.ToBytes(), run.State.Status, run.Clock, RehearsalTimer.Write(run.Timers));
        Version++;
    }
}

internal sealed class RehearsalConfiguration : IEntityTypeConfiguration<Rehearsal>
{
    public void Configure(EntityTypeBuilder<Rehearsal> rehearsal)
    {
        rehearsal.ToTable("rehearsals");
        rehearsal.HasKey(r => r.Id);
        rehearsal.Property(r => r.Id).ValueGeneratedNever();
        rehearsal.Property(r => r.DefinitionId).HasMaxLength(100);
        rehearsal.Property(r => r.VersionId).HasMaxLength(100);
        rehearsal.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        rehearsal.Property(r => r.StartedBy).HasMaxLength(80);
        rehearsal.Property(r => r.Version).IsConcurrencyToken();
        rehearsal.HasIndex(r => new { r.DefinitionId, r.StartedAt });
    }
}
