using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Ordering;

/// <summary>Waits for other cases, or for a unit's rating, because one must be known before the other (domain.md §2.6). Circles are refused at the launch.</summary>
public sealed class WaitFor : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.WaitFor",
        1,
        new Bilingual("Chờ kết quả của nơi khác", "Wait for others"),
        new Bilingual("Chờ mức xếp loại hoặc dự thảo kiểm điểm của đơn vị, hồ sơ của cấp dưới, của người đứng đầu và cấp phó.", "Waits for the unit's rating or draft report, for the cases of subordinates, of the head and the deputies."),
        Categories.Rating)
    {
        Inputs =
        [
            new("whom", "String", new Bilingual("Chờ ai, chờ gì", "For whom, for what"), new Bilingual("Ai không thuộc trường hợp này thì đi tiếp theo cửa Không phải chờ.", "Whoever has nobody to wait for goes on by the port Not required."))
            {
                UiHint = "dropdown",
                Default = Value.Of(WaitWords.UnitRating),
                Options =
                [
                    new(WaitWords.UnitRating, new Bilingual("Mức xếp loại của đơn vị mình đứng đầu", "The rating of the unit that the person heads")),
                    new(WaitWords.Subordinates, new Bilingual("Hồ sơ của cấp dưới trực tiếp", "The cases of direct subordinates")),
                    new(WaitWords.Seniors, new Bilingual("Hồ sơ của người đứng đầu, rồi của cấp phó", "The cases of the head, then of the deputies")),
                    new(WaitWords.CollectiveDraft, new Bilingual("Dự thảo kiểm điểm của tập thể mình", "The draft report of the person's unit")),
                ],
            },
            new("until", "String", new Bilingual("Đến khi", "Until"), new Bilingual("Không dùng khi chờ mức xếp loại hay dự thảo của đơn vị.", "Not used when waiting for a unit's rating or draft."))
            {
                UiHint = "dropdown",
                Default = Value.Of(WaitWords.Decided),
                Options =
                [
                    new(WaitWords.Decided, new Bilingual("Đã quyết định mức", "The rating is decided")),
                    new(WaitWords.Reviewed, new Bilingual("Đã kiểm điểm xong", "The review is over")),
                ],
            },
            WindowInput,
        ],
        Ports =
        [
            new(WaitOutcomes.Complete, new Bilingual("Đã có đủ", "Complete")),
            OverduePort,
            new(WaitOutcomes.NotRequired, new Bilingual("Không phải chờ", "Not required")),
        ],
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveWait()];

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        WaitWords.KindOf(TextOf(context, "whom")) is null ? new ActivityResult.Faulted($"Nobody knows how to wait for '{TextOf(context, "whom")}'. Choose from the list.")
        : WaitWords.UntilOf(TextOf(context, "until")) is null ? new ActivityResult.Faulted($"Nobody knows when '{TextOf(context, "until")}' is. Choose from the list.")
        : base.Begin(context);

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) =>
        new JoinWait(WaitWords.KindOf(TextOf(context, "whom"))!.Value, WaitWords.UntilOf(TextOf(context, "until"))!.Value, WindowOf(context));
}

/// <summary>The case begins to wait.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Until">How far the others must be.</param>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
public sealed record JoinWait(WaitKind Kind, WaitUntil Until, int WindowDays) : Effect;

/// <summary>The case's time is over.</summary>
public sealed record CloseWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveWait : Effect;
