using CanBo.Activities.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Voting;

/// <summary>
/// A member of the electorate, frozen at the opening, with the own slip until the closing: sealed in a secret vote, in words in an open one. It is told
/// whether somebody has voted, never when. All rows of a session are made at once and their ids carry no time.
/// </summary>
public sealed class Voter
{
    private Voter()
    {
    }

    /// <summary>Carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whether they vote.</summary>
    public VoterStanding Standing { get; private set; }

    /// <summary>Whether they are at the meeting; whoever casts a slip is.</summary>
    public Presence? Presence { get; private set; }

    /// <summary>How the slip came.</summary>
    public BallotWay Way { get; private set; }

    /// <summary>The sealed slip; null before it is cast, after the closing, and in an open vote.</summary>
    public byte[]? Envelope { get; private set; }

    /// <summary>The slip of an open vote: a code for each place, separated by commas, <c>-</c> for none. Kept with the name.</summary>
    public string? OpenSlip { get; private set; }

    /// <summary>Puts somebody on the list.</summary>
    public static Voter Enlist(Guid id, Guid sessionId, Guid personId, VoterStanding standing) =>
        new() { Id = id, SessionId = sessionId, PersonId = personId, Standing = standing };

    /// <summary>Casts or replaces a sealed slip.</summary>
    public void Cast(byte[] envelope) => (Way, Envelope, Presence) = (BallotWay.Screen, envelope, Meetings.Presence.Present);

    /// <summary>Casts or replaces an open slip.</summary>
    public void Cast(string openSlip) => (Way, OpenSlip, Presence) = (BallotWay.Screen, openSlip, Meetings.Presence.Present);

    /// <summary>Notes the attendance list.</summary>
    public void Note(Presence? presence) => Presence = presence;

    /// <summary>Gets a paper slip; whoever has one is there.</summary>
    public void TakePaper() => (Way, Presence) = (BallotWay.Paper, Meetings.Presence.Present);

    /// <summary>Gives the paper slip back unused.</summary>
    public void ReturnPaper() => Way = BallotWay.None;
}

/// <summary>Whether somebody on the list votes.</summary>
public enum VoterStanding
{
    /// <summary>Votes.</summary>
    Votes,

    /// <summary>A full member who is excused: in the total, not convoked.</summary>
    Exempt,

    /// <summary>Attends without a vote (a probationary member).</summary>
    Attends,
}

/// <summary>How a slip came.</summary>
public enum BallotWay
{
    /// <summary>Not cast.</summary>
    None,

    /// <summary>On the own screen.</summary>
    Screen,

    /// <summary>On paper, counted by the tellers.</summary>
    Paper,
}

internal sealed class VoterConfiguration : IEntityTypeConfiguration<Voter>
{
    public void Configure(EntityTypeBuilder<Voter> voter)
    {
        voter.ToTable("vote_voters");
        voter.HasKey(v => v.Id);
        voter.Property(v => v.Id).ValueGeneratedNever();
        voter.Property(v => v.OpenSlip).HasMaxLength(4000);
        voter.HasIndex(v => new { v.SessionId, v.PersonId }).IsUnique();
        voter.HasIndex(v => v.PersonId);
    }
}
