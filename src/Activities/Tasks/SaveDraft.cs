using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks;

/// <summary>Saves a half-filled answer as it was typed, right or wrong. A newer draft from another device is never overwritten unseen.</summary>
/// <param name="steps">The only door to the database.</param>
public sealed class SaveDraft(StepRunner steps)
{
    /// <summary>Saves the whole draft.</summary>
    /// <param name="actor">Whose task it is.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="version">The draft version the values were typed over; 0 when there was none.</param>
    /// <param name="values">What was typed.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotFoundException">Not the actor's task.</exception>
    /// <exception cref="RuleBrokenException">The task takes no answer any more.</exception>
    public Task<DraftOutcome> SaveAsync(Actor actor, Guid taskId, int version, RawValues values, CancellationToken cancellation) =>
        SaveAsync(actor, taskId, version, _ => values, cancellation);

    /// <summary>Saves one page of a form into the draft: the other pages stay as they are.</summary>
    /// <inheritdoc cref="SaveAsync(Actor, Guid, int, RawValues, CancellationToken)"/>
    public Task<DraftOutcome> SavePartAsync(Actor actor, Guid taskId, int version, FormPart part, RawValues values, CancellationToken cancellation) =>
        SaveAsync(actor, taskId, version, saved => saved.With(values, part.Fields.Select(f => f.Name)), cancellation);

    private Task<DraftOutcome> SaveAsync(Actor actor, Guid taskId, int version, Func<RawValues, RawValues> merge, CancellationToken cancellation) =>
        steps.RunAsync<DraftOutcome>(
            async (step, token) =>
            {
                var task = await TaskDoor.TakeOwnAsync(step, actor, taskId, token);
                if (!task.TakesAnswer)
                    throw new RuleBrokenException(Sentence.Of("Việc này không nhận nháp nữa: đã gửi, đã rút hoặc đã miễn. Chép phần vừa viết nếu còn cần."), code: "task_closed");
                if (task.Seal != TaskSeal.None)
                    throw new RuleBrokenException(Sentence.Of("Ý kiến ẩn danh không lưu nháp trên máy chủ. Viết xong thì gửi ngay; gửi lại được đến khi đóng."), code: "sealed_no_draft");
                var saved = RawValues.Parse(task.Draft);
                var merged = merge(saved);
                if (task.DraftVersion != version)
                    return new DraftOutcome.Newer(task.DraftVersion, task.DraftAt ?? step.Now, saved, merged);
                task.SaveDraft(merged.ToText(), step.Now);
                return new DraftOutcome.Saved(task.DraftVersion, step.Now, merged);
            },
            cancellation);
}

/// <summary>What became of a draft.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <summary>It is saved.</summary>
    /// <param name="Version">To be given with the next one.</param>
    /// <param name="At">Business time.</param>
    /// <param name="Values">The whole draft as it is now.</param>
    public sealed record Saved(int Version, DateTimeOffset At, RawValues Values) : DraftOutcome;

    /// <summary>A newer one is there; nothing was changed.</summary>
    /// <param name="Version">Its version: saving with it overwrites it knowingly.</param>
    /// <param name="SavedAt">When it was saved.</param>
    /// <param name="Theirs">What it holds.</param>
    /// <param name="Yours">What was to be saved.</param>
    public sealed record Newer(int Version, DateTimeOffset SavedAt, RawValues Theirs, RawValues Yours) : DraftOutcome;
}
