using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>The PIN of a person who signs in by links: what decisions rest on besides the mailbox.</summary>
internal sealed class PersonPin
{
    private PersonPin()
    {
    }

    public Guid PersonId { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>System time.</summary>
    public DateTimeOffset SetAt { get; private set; }

    public static PersonPin For(Guid personId) => new() { PersonId = personId };

    public void Set(string hash, DateTimeOffset now) => (Hash, SetAt) = (hash, now);
}

internal sealed class PersonPinConfiguration : IEntityTypeConfiguration<PersonPin>
{
    public void Configure(EntityTypeBuilder<PersonPin> pin)
    {
        pin.ToTable("person_pins");
        pin.HasKey(p => p.PersonId);
        pin.Property(p => p.PersonId).ValueGeneratedNever();
    }
}
