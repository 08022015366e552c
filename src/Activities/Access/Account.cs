using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>
/// A local account: a name, a password and roles; usually of one person of the organisation. People who only follow links have none.
/// Changed through ASP.NET Core Identity's <c>UserManager</c>, which calls <see cref="AccountStore"/>.
/// </summary>
public sealed class Account
{
    private Account()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>What is typed to sign in: an e-mail address, a telephone number or a personnel code; unique. Up to 200 characters.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Upper case, for finding.</summary>
    public string NormalizedUserName { get; private set; } = "";

    /// <summary>Where mail about the account goes; may be shared by several accounts, or absent.</summary>
    public string? Email { get; private set; }

    /// <summary>Upper case, for finding.</summary>
    public string? NormalizedEmail { get; private set; }

    /// <summary>PBKDF2 by Identity's hasher; null when the account cannot sign in by password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>True while the password is one that somebody else has seen; such a sign-in cannot decide.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Changes with the password; a sign-in that carries an older one has ended.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>The person of the organisation, or null.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Roles beyond the person's own tasks.</summary>
    public ActorRoles Roles { get; private set; }

    /// <summary>Since when it is closed; null while it may sign in.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When it was made (system time).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised by every change; two administrators never overwrite each other.</summary>
    public int Version { get; internal set; }

    /// <summary>A new account without a password.</summary>
    public static Account Create(Guid id, string userName, string? email, Guid? personId, ActorRoles roles, DateTimeOffset now) => new()
    {
        Id = id,
        UserName = userName,
        Email = email,
        PersonId = personId,
        Roles = roles,
        CreatedAt = now,
    };

    /// <summary>Replaces the roles.</summary>
    public void Give(ActorRoles roles) => Roles = roles;

    /// <summary>Says whether somebody other than the holder has seen the password.</summary>
    public void MarkPassword(bool seenByOthers) => MustChangePassword = seenByOthers;

    /// <summary>Ends every sign-in of the account and allows no new one.</summary>
    public void Close(DateTimeOffset now) => ClosedAt = now;

    /// <summary>Allows sign-ins again.</summary>
    public void Reopen() => ClosedAt = null;

    internal void Rename(string userName) => UserName = userName;

    internal void FindBy(string normalizedUserName) => NormalizedUserName = normalizedUserName;

    internal void SetEmail(string? email) => Email = email;

    internal void FindByEmail(string? normalizedEmail) => NormalizedEmail = normalizedEmail;

    internal void SetPasswordHash(string? hash) => PasswordHash = hash;

    internal void Restamp(string stamp) => SecurityStamp = stamp;
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.UserName).HasMaxLength(200);
        account.Property(a => a.NormalizedUserName).HasMaxLength(200);
        account.Property(a => a.Email).HasMaxLength(320);
        account.Property(a => a.NormalizedEmail).HasMaxLength(320);
        account.Property(a => a.Version).IsConcurrencyToken();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.NormalizedEmail);
        account.HasIndex(a => a.PersonId);
    }
}
