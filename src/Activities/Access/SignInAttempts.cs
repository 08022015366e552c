using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>How often somebody tried a secret without success, and until when no further try is heard.</summary>
internal sealed class SignInAttempts
{
    private SignInAttempts()
    {
    }

    /// <summary>What was tried, e.g. <c>password:</c> and the account's id, or <c>pin:</c> and the person's.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Tries since the last success or the last lock.</summary>
    public int Failed { get; private set; }

    /// <summary>No try is heard before; system time.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>When it was last tried; old rows are swept.</summary>
    public DateTimeOffset LastAt { get; private set; }

    public static SignInAttempts Of(string key) => new() { Key = key };

    /// <summary>Counts a try before it is checked, and locks at the last one allowed.</summary>
    public void Count(DateTimeOffset now, int allowed, TimeSpan pause)
    {
        LastAt = now;
        LockedUntil = null;
        if (++Failed < allowed)
            return;
        Failed = 0;
        LockedUntil = now + pause;
    }
}

internal sealed class SignInAttemptsConfiguration : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.ToTable("sign_in_attempts");
        attempts.HasKey(a => a.Key);
        attempts.Property(a => a.Key).HasMaxLength(100);
        attempts.HasIndex(a => a.LastAt);
    }
}
