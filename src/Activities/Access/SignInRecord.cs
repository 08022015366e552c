using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>One sign-in that succeeded; its holder can read the list.</summary>
public sealed class SignInRecord
{
    private SignInRecord()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The account; null when a link was followed.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The person; null for accounts without one.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The link that was followed, or null.</summary>
    public Guid? LinkId { get; private set; }

    /// <summary>How.</summary>
    public SignInStrength Strength { get; private set; }

    /// <summary>System time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A sign-in by password.</summary>
    public static SignInRecord By(Guid id, Account account, DateTimeOffset now) =>
        new() { Id = id, AccountId = account.Id, PersonId = account.PersonId, Strength = SignInStrength.Password, At = now };

    /// <summary>A sign-in by a link.</summary>
    public static SignInRecord By(Guid id, Link link, DateTimeOffset now) =>
        new() { Id = id, PersonId = link.PersonId, LinkId = link.Id, Strength = link.Strength, At = now };
}

internal sealed class SignInRecordConfiguration : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> record)
    {
        record.ToTable("sign_ins");
        record.HasKey(r => r.Id);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.HasIndex(r => new { r.AccountId, r.At });
        record.HasIndex(r => new { r.PersonId, r.At });
    }
}
