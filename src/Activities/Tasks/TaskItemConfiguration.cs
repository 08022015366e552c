using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Tasks;

internal sealed class TaskItemConfiguration : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> task)
    {
        task.ToTable("tasks");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.NodeId).HasMaxLength(80);
        task.Property(t => t.FormCode).HasMaxLength(60);
        task.Property(t => t.Subject).HasMaxLength(200);
        task.Property(t => t.Reason).HasConversion<SentenceConverter>();
        task.Property(t => t.DueExplanation).HasConversion<SentenceConverter>();
        task.Property(t => t.OperationId).HasMaxLength(80);
        task.Property(t => t.Version).IsConcurrencyToken();
        task.Ignore(t => t.TakesAnswer);
        task.HasIndex(t => new { t.AssigneeId, t.Status, t.DueAt });
        task.HasIndex(t => new { t.InstanceId, t.Execution });
        task.HasIndex(t => new { t.CampaignId, t.Status, t.DueAt });
        task.HasIndex(t => new { t.CaseId, t.OpenedAt });
        task.HasIndex(t => new { t.CampaignId, t.Kind, t.Subject });
    }
}
