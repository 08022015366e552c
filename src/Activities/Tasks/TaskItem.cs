using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks;

/// <summary>Something one person is asked to do: fill in a form about a case, or act on a page of the feature that opened it.</summary>
public sealed class TaskItem
{
    private TaskItem()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The case; null for tasks about many cases (a meeting, a decision list).</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The workflow instance that waits; null for tasks about many cases.</summary>
    public Guid? InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int? Execution { get; private set; }

    /// <summary>Node id in the definition.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>What kind of page opens.</summary>
    public TaskKind Kind { get; private set; }

    /// <summary>The form to fill in; empty when the page is the feature's own.</summary>
    public string FormCode { get; private set; } = "";

    /// <summary>The form's version, frozen with the bundle.</summary>
    public int FormVersion { get; private set; }

    /// <summary>What the page is about when there is no case: the meeting's or the list's key.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Who is asked: a person, or the unit of a body without accounts (a residence committee).</summary>
    public Guid AssigneeId { get; private set; }

    /// <summary>Why this person: "Đồng chí là cấp trên trực tiếp của …".</summary>
    public Sentence Reason { get; private set; } = null!;

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Due at this instant; null when there is no deadline.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>How the due date came about.</summary>
    public Sentence? DueExplanation { get; private set; }

    /// <summary>Where it stands.</summary>
    public TaskState Status { get; private set; }

    /// <summary>Half-filled answer, JSON by field name; null when none.</summary>
    public string? Draft { get; private set; }

    /// <summary>Raised by every saved draft; saving over a newer one is refused with both texts.</summary>
    public int DraftVersion { get; private set; }

    /// <summary>When the draft was last saved.</summary>
    public DateTimeOffset? DraftAt { get; private set; }

    /// <summary>The answer in force, JSON by field name.</summary>
    public string? Answer { get; private set; }

    /// <summary>The operation that was answered first; the same one is answered the same again.</summary>
    public string? OperationId { get; private set; }

    /// <summary>When the answer was received.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>A text that lost the race with its deadline: kept, shown as late, may be admitted.</summary>
    public string? LateAnswer { get; private set; }

    /// <summary>When the late text came; stays when it is admitted, so that it is shown as late.</summary>
    public DateTimeOffset? LateAt { get; private set; }

    /// <summary>Why it was waived, returned, withdrawn or reassigned; the organiser's words.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>The first answer completes the step; otherwise every open task of it is waited for.</summary>
    public bool OneIsEnough { get; private set; }

    /// <summary>So many answers complete the step; 0 when every open task of it is waited for.</summary>
    public int Enough { get; private set; }

    /// <summary>Whether the answer is sealed: it then stands in no column of this row, and may be replaced until the closing.</summary>
    public TaskSeal Seal { get; private set; }

    /// <summary>The organiser who typed in what came on paper; null otherwise.</summary>
    public Guid? EnteredById { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Opens a task.</summary>
    public static TaskItem Open(Guid id, NewTask data, DateTimeOffset now) => new()
    {
        Id = id,
        CampaignId = data.CampaignId,
        CaseId = data.CaseId,
        InstanceId = data.InstanceId,
        Execution = data.Execution,
        NodeId = data.NodeId,
        Kind = data.Kind,
        FormCode = data.FormCode,
        FormVersion = data.FormVersion,
        Subject = data.Subject,
        AssigneeId = data.AssigneeId,
        Reason = data.Reason,
        OpenedAt = now,
        DueAt = data.DueAt,
        DueExplanation = data.DueExplanation,
        OneIsEnough = data.OneIsEnough,
        Enough = data.Enough,
        Seal = data.IsSealed ? TaskSeal.Open : TaskSeal.None,
        Status = TaskState.Open,
    };

    /// <summary>Nobody has answered, and an answer would still be read.</summary>
    public bool IsWaitedFor => Status == TaskState.Open || (Status == TaskState.Overdue && LateAnswer is null && Seal == TaskSeal.None);

    /// <summary>True while its assignee may still answer: in time, or late once.</summary>
    public bool TakesAnswer => FormCode.Length > 0 && Seal switch
    {
        TaskSeal.None => Status == TaskState.Open || (Status == TaskState.Overdue && LateAnswer is null),
        TaskSeal.Open => Status is TaskState.Open or TaskState.Done,
        _ => false,
    };

    /// <summary>Saves a half-filled answer.</summary>
    public void SaveDraft(string json, DateTimeOffset now) => (Draft, DraftAt, DraftVersion, Version) = (json, now, DraftVersion + 1, Version + 1);

    /// <summary>The answer comes into force; the draft goes.</summary>
    public void Submit(string answer, string operationId, DateTimeOffset now) =>
        (Status, Answer, OperationId, SubmittedAt, Draft, Version) = (TaskState.Done, answer, operationId, now, null, Version + 1);

    /// <summary>A sealed answer was received, or replaced. Of the moment only the day is kept, so that nothing can be matched with it.</summary>
    public void Seals(string operationId, DateTimeOffset day) =>
        (Status, OperationId, SubmittedAt, Version) = (TaskState.Done, operationId, SubmittedAt ?? day, Version + 1);

    /// <summary>The sealed answers of the step were counted or destroyed.</summary>
    public void CloseSeal() => (Seal, OperationId, Version) = (TaskSeal.Closed, null, Version + 1);

    /// <summary>The answer came on paper and was typed in by an organiser.</summary>
    public void EnterFor(Guid organiser) => EnteredById = organiser;

    /// <summary>Done on the feature's own page (a meeting adopted, a list decided).</summary>
    public void Complete(DateTimeOffset now) => (Status, SubmittedAt, Version) = (TaskState.Done, now, Version + 1);

    /// <summary>Done where not even the hour may be kept (a secret vote, an anonymous opinion).</summary>
    public void CompleteWithoutTime() => (Status, Draft, Version) = (TaskState.Done, null, Version + 1);

    /// <summary>Keeps a text that came too late.</summary>
    public void KeepLate(string answer, string operationId, DateTimeOffset now) =>
        (LateAnswer, OperationId, LateAt, Draft, Version) = (answer, operationId, now, null, Version + 1);

    /// <summary>The organiser admits the late text as the answer.</summary>
    public void AdmitLate(string reason) =>
        (Status, Answer, SubmittedAt, LateAnswer, StatusReason, Version) = (TaskState.Done, LateAnswer, LateAt, null, reason, Version + 1);

    /// <summary>The deadline passed.</summary>
    public void PassDeadline() => (Status, Version) = (TaskState.Overdue, Version + 1);

    /// <summary>No longer asked: the step ended without this answer.</summary>
    public void Withdraw(string reason) => (Status, StatusReason, Version) = (TaskState.Withdrawn, reason, Version + 1);

    /// <summary>Not needed, says the organiser.</summary>
    public void Waive(string reason) => (Status, StatusReason, Version) = (TaskState.Waived, reason, Version + 1);

    /// <summary>
    /// Given back to be done again; what was answered becomes the draft. The operation that sent it stays known, so that a copy of it that arrives late does not
    /// send the old answer again.
    /// </summary>
    public void Return(string reason) =>
        (Status, StatusReason, Draft, DraftVersion, Answer, SubmittedAt, LateAt, Version) =
        (TaskState.Open, reason, Answer ?? Draft, DraftVersion + 1, null, null, null, Version + 1);

    /// <summary>The case came to the step again: the task belongs to its new round.</summary>
    public void MoveTo(int execution) => (Execution, Version) = (execution, Version + 1);

    /// <summary>Asked again in a new round, beginning from what was written before.</summary>
    public void AskAgain(DateTimeOffset? dueAt, Sentence? explanation) =>
        (Status, StatusReason, Draft, DraftVersion, Answer, LateAnswer, SubmittedAt, LateAt, DueAt, DueExplanation, Version) =
        (TaskState.Open, null, Answer ?? LateAnswer ?? Draft, DraftVersion + 1, null, null, null, null, dueAt, explanation, Version + 1);

    /// <summary>No longer in force, because what it rests on was given back; kept as the draft for when it is asked for again.</summary>
    public void SetAside() =>
        (Status, StatusReason, Draft, DraftVersion, Answer, SubmittedAt, LateAt, Version) =
        (TaskState.Withdrawn, "", Answer ?? Draft, DraftVersion + 1, null, null, null, Version + 1);

    /// <summary>Another person is asked instead.</summary>
    public void Reassign(Guid assigneeId, Sentence reason, string why) =>
        (AssigneeId, Reason, StatusReason, Draft, OperationId, Version) = (assigneeId, reason, why, null, null, Version + 1);

    /// <summary>More time.</summary>
    public void Extend(DateTimeOffset dueAt, Sentence explanation, string why) =>
        (DueAt, DueExplanation, StatusReason, Version) = (dueAt, explanation, why, Version + 1);
}

/// <summary>Whether a task's answer is sealed (design.md §3, "the sealed envelope").</summary>
public enum TaskSeal
{
    /// <summary>Named: the answer stands in the task.</summary>
    None,

    /// <summary>Anonymous, still open: replies may come and be replaced.</summary>
    Open,

    /// <summary>Anonymous, closed: counted or destroyed.</summary>
    Closed,
}
