using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>A key of ASP.NET Core data protection (cookies, bearer tokens, antiforgery), wrapped with the installation's secret; shared by all hosts.</summary>
internal sealed class ProtectionKey
{
    private ProtectionKey()
    {
    }

    public string Name { get; private set; } = "";

    public string Xml { get; private set; } = "";

    /// <summary>System time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public static ProtectionKey Of(string name, string xml, DateTimeOffset now) => new() { Name = name, Xml = xml, CreatedAt = now };
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("protection_keys");
        key.HasKey(k => k.Name);
        key.Property(k => k.Name).HasMaxLength(200);
    }
}
