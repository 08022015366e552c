using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Storage;

/// <summary>A small fact of the installation: the Development clock's offset, the head of the audit chain.</summary>
internal sealed class SettingRow
{
    public required string Key { get; init; }

    public required string Value { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> row)
    {
        row.ToTable("settings");
        row.HasKey(s => s.Key);
    }
}
