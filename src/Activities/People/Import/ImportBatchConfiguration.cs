using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.People.Import;

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.ToTable("import_batches");
        batch.HasKey(b => b.Id);
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
        batch.Property(b => b.FileName).HasMaxLength(260);
        batch.Property(b => b.Digest).HasMaxLength(64);
        batch.Property(b => b.Status).HasConversion<string>().HasMaxLength(20);
        batch.Property(b => b.CreatedBy).HasMaxLength(80);
        batch.HasIndex(b => new { b.Status, b.CreatedAt });
        batch.HasIndex(b => b.CommittedAt);
    }
}
