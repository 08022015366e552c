using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.People;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships");
        membership.HasKey(m => m.Id);
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.Property(m => m.PersonCode).HasMaxLength(PeopleLimits.Code);
        membership.Property(m => m.UnitCode).HasMaxLength(PeopleLimits.Code);
        membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        membership.Ignore(m => m.Facts);
        membership.HasIndex(m => m.PersonId);
        membership.HasIndex(m => new { m.UnitId, m.Role });
        membership.HasIndex(m => m.PersonCode);
        membership.HasIndex(m => m.UnitCode);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.NoAction);
        membership.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.NoAction);
    }
}
