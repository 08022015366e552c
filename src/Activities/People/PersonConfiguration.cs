using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("persons");
        person.HasKey(p => p.Id);
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Code).HasMaxLength(PeopleLimits.Code);
        person.Property(p => p.FullName).HasMaxLength(PeopleLimits.Name);
        person.Property(p => p.Email).HasMaxLength(PeopleLimits.Email);
        person.Property(p => p.Phone).HasMaxLength(PeopleLimits.Phone);
        person.Property(p => p.PartyStatus).HasConversion<string>().HasMaxLength(20);
        person.Property(p => p.ResidenceCode).HasMaxLength(PeopleLimits.Code);
        person.Property(p => p.ResidenceExemptReason).HasMaxLength(PeopleLimits.Reason);
        person.Property(p => p.Mailbox).HasConversion<string>().HasMaxLength(10);
        person.Property(p => p.Version).IsConcurrencyToken();
        person.Ignore(p => p.Facts);
        person.HasIndex(p => p.Code).IsUnique();
        person.HasIndex(p => new { p.SortKey, p.Code });
        person.HasIndex(p => p.Email);
        person.HasIndex(p => p.ResidenceCode);
        person.HasIndex(p => new { p.Mailbox, p.SortKey });
    }
}
