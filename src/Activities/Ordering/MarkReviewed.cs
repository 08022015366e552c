using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Ordering;

/// <summary>Says that the case's review is over, so that those who wait for it may go on (edges E1 to E3 of domain.md §2.6).</summary>
public sealed class MarkReviewed : Activity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.MarkReviewed",
        1,
        new Bilingual("Ghi đã kiểm điểm xong", "Mark the review as over"),
        new Bilingual("Từ đây, hồ sơ nào chờ việc kiểm điểm này thì được đi tiếp.", "From here on, cases that wait for this review go on."),
        Categories.Rating);

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed(["Done"]) { Effects = [new NoteReviewed()] };
}

/// <summary>The review is over.</summary>
public sealed record NoteReviewed : Effect;
