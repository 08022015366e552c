using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.People;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units");
        unit.HasKey(u => u.Id);
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Code).HasMaxLength(PeopleLimits.Code);
        unit.Property(u => u.Name).HasMaxLength(PeopleLimits.Name);
        unit.Property(u => u.ParentCode).HasMaxLength(PeopleLimits.Code);
        unit.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20);
        unit.Property(u => u.DeciderUnitCode).HasMaxLength(PeopleLimits.Code);
        unit.Property(u => u.Email).HasMaxLength(PeopleLimits.Email);
        unit.Property(u => u.Version).IsConcurrencyToken();
        unit.Ignore(u => u.Facts);
        unit.HasIndex(u => u.Code).IsUnique();
        unit.HasIndex(u => u.ParentId);
        unit.HasIndex(u => u.DeciderUnitId);
        unit.HasIndex(u => new { u.SortKey, u.Code });
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.NoAction);
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.DeciderUnitId).OnDelete(DeleteBehavior.NoAction);
    }
}
