using System.Collections.Immutable;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>How a product came to be on the list; decides on which side of the ratio it counts (domain.md §3.2).</summary>
public enum ProductOrigin
{
    /// <summary>Assigned for the period: counts on both sides.</summary>
    Assigned,

    /// <summary>Refused in time: stays in the denominator, adds nothing above.</summary>
    Refused,

    /// <summary>Unplanned or taken over from someone else: adds above, not below.</summary>
    Added,

    /// <summary>Taken away by the head, or excused for an objective cause that the authority confirmed: counts on neither side.</summary>
    Withdrawn,
}

/// <summary>One converted product or task of a period.</summary>
/// <param name="Code">A code for messages.</param>
/// <param name="Origin">How it came to be on the list.</param>
/// <param name="Assigned">Converted units assigned, at least 0.</param>
/// <param name="Completed">Converted units completed, at least 0.</param>
/// <param name="FailedReviews">How often it failed a review.</param>
/// <param name="LateEvents">How often it was late.</param>
/// <param name="ExcusedReviews">Failed reviews with an objective cause the authority confirmed: not counted.</param>
/// <param name="ExcusedLateEvents">Late events with an objective cause the authority confirmed: not counted.</param>
public sealed record Product(
    string Code,
    ProductOrigin Origin,
    Fraction Assigned,
    Fraction Completed,
    int FailedReviews = 0,
    int LateEvents = 0,
    int ExcusedReviews = 0,
    int ExcusedLateEvents = 0)
{
    /// <summary>Units that count below the line.</summary>
    public Fraction Denominator => Origin is ProductOrigin.Assigned or ProductOrigin.Refused ? Assigned : Fraction.Zero;

    /// <summary>Units that count above the line.</summary>
    public Fraction Done => Origin is ProductOrigin.Assigned or ProductOrigin.Added ? Completed : Fraction.Zero;

    /// <summary>Failed reviews that cost points.</summary>
    public int CountedFailedReviews => FailedReviews - ExcusedReviews;

    /// <summary>Late events that cost points.</summary>
    public int CountedLateEvents => LateEvents - ExcusedLateEvents;

    /// <summary>What to mend before the product can be measured; fields are named as the parameters are, in camel case.</summary>
    public ImmutableArray<FieldError> Check()
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        void Need(bool good, string field, Sentence message)
        {
            if (!good)
                errors.Add(new FieldError(field, message));
        }

        Need(Assigned >= Fraction.Zero, "assigned", Sentence.Of("Nhập số đơn vị từ 0 trở lên."));
        Need(Completed >= Fraction.Zero, "completed", Sentence.Of("Nhập số đơn vị từ 0 trở lên."));
        Need(Origin != ProductOrigin.Refused || Completed == Fraction.Zero, "completed", Sentence.Of("Việc đã từ chối thì số hoàn thành là 0."));
        Need(FailedReviews >= 0, "failedReviews", Sentence.Of("Nhập số lần từ 0 trở lên."));
        Need(LateEvents >= 0, "lateEvents", Sentence.Of("Nhập số lần từ 0 trở lên."));
        Need(ExcusedReviews >= 0 && ExcusedReviews <= FailedReviews, "excusedReviews",
            Sentence.Of("Số lần được miễn không lớn hơn số lần đã ghi nhận."));
        Need(ExcusedLateEvents >= 0 && ExcusedLateEvents <= LateEvents, "excusedLateEvents",
            Sentence.Of("Số lần được miễn không lớn hơn số lần đã ghi nhận."));
        return errors.ToImmutable();
    }
}
