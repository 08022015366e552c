using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.People;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("posts");
        post.HasKey(p => p.Id);
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.UnitCode).HasMaxLength(PeopleLimits.Code);
        post.Property(p => p.Title).HasMaxLength(PeopleLimits.Name);
        post.Property(p => p.PositionGroup).HasMaxLength(PeopleLimits.PositionGroup);
        post.Property(p => p.SuperiorCode).HasMaxLength(PeopleLimits.Code);
        post.Ignore(p => p.Facts);
        post.HasIndex(p => p.PersonId);
        post.HasIndex(p => p.UnitId);
        post.HasIndex(p => p.SuperiorId);
        post.HasIndex(p => p.UnitCode);
        post.HasIndex(p => p.SuperiorCode);
        post.HasIndex(p => p.PositionGroup);
        post.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.NoAction);
        post.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.NoAction);
        post.HasOne<Person>().WithMany().HasForeignKey(p => p.SuperiorId).OnDelete(DeleteBehavior.NoAction);
    }
}
