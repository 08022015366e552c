using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CanBo.Activities.Voting.Counting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Voting;

/// <summary>What one teller counted on the paper slips: sealed in a secret vote, gone after the closing.</summary>
public sealed class PaperCount
{
    private PaperCount()
    {
    }

    /// <summary>Carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The teller.</summary>
    public Guid TellerId { get; private set; }

    /// <summary>The sheet, sealed; in an open vote its JSON.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Puts a teller's sheet in.</summary>
    public static PaperCount Enter(Guid id, Guid sessionId, Guid tellerId) => new() { Id = id, SessionId = sessionId, TellerId = tellerId };

    /// <summary>Sets or replaces the sheet.</summary>
    public void Put(byte[] content) => Content = content;
}

/// <summary>A teller's sheet.</summary>
/// <param name="Slips">Paper slips returned.</param>
/// <param name="Invalid">Of them invalid.</param>
/// <param name="Rows">Counts of each case on the valid ones.</param>
public sealed record PaperSheet(int Slips, int Invalid, ImmutableArray<PaperRow> Rows);

/// <summary>A row of a teller's sheet.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="XS">For XS.</param>
/// <param name="TOT">For TOT.</param>
/// <param name="HT">For HT.</param>
/// <param name="KHT">For KHT.</param>
/// <param name="Blank">Valid slips without a mark on the row.</param>
public sealed record PaperRow(Guid CaseId, int XS, int TOT, int HT, int KHT, int Blank)
{
    /// <summary>The counts.</summary>
    [JsonIgnore]
    public Tally Tally => new(XS, TOT, HT, KHT, Blank);
}

internal sealed class PaperCountConfiguration : IEntityTypeConfiguration<PaperCount>
{
    public void Configure(EntityTypeBuilder<PaperCount> count)
    {
        count.ToTable("vote_paper_counts");
        count.HasKey(c => c.Id);
        count.Property(c => c.Id).ValueGeneratedNever();
        count.HasIndex(c => new { c.SessionId, c.TellerId }).IsUnique();
    }
}
