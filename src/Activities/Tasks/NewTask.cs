using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks;

/// <summary>What a task is opened with.</summary>
public sealed record NewTask(Guid CampaignId, TaskKind Kind, Guid AssigneeId, Sentence Reason)
{
    /// <inheritdoc cref="TaskItem.CaseId"/>
    public Guid? CaseId { get; init; }

    /// <inheritdoc cref="TaskItem.InstanceId"/>
    public Guid? InstanceId { get; init; }

    /// <inheritdoc cref="TaskItem.Execution"/>
    public int? Execution { get; init; }

    /// <inheritdoc cref="TaskItem.NodeId"/>
    public string NodeId { get; init; } = "";

    /// <inheritdoc cref="TaskItem.FormCode"/>
    public string FormCode { get; init; } = "";

    /// <inheritdoc cref="TaskItem.FormVersion"/>
    public int FormVersion { get; init; }

    /// <inheritdoc cref="TaskItem.Subject"/>
    public string Subject { get; init; } = "";

    /// <inheritdoc cref="TaskItem.DueAt"/>
    public DateTimeOffset? DueAt { get; init; }

    /// <inheritdoc cref="TaskItem.DueExplanation"/>
    public Sentence? DueExplanation { get; init; }

    /// <inheritdoc cref="TaskItem.OneIsEnough"/>
    public bool OneIsEnough { get; init; }

    /// <inheritdoc cref="TaskItem.Enough"/>
    public int Enough { get; init; }

    /// <inheritdoc cref="TaskItem.Seal"/>
    public bool IsSealed { get; init; }
}
