using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Meetings;

/// <summary>
/// Drafts are with the participants so many working days before the conference (H43 §2: three). A setting of the rule package; where it is on, minutes about a case
/// whose draft was not are not adopted.
/// </summary>
/// <param name="package">The campaign's rules.</param>
/// <param name="calendar">Working days.</param>
internal sealed class DraftRule(RulePackage package, WorkingCalendar calendar)
{
    /// <summary>Whether drafts must be sent beforehand.</summary>
    public bool IsOn => package.Meet.DraftRequired && Days > 0;

    /// <summary>Working days between the sending and the conference.</summary>
    public int Days => package.Deadline.DraftDays;

    /// <summary>The first day on which the conference may be held for a draft sent at that moment.</summary>
    public DateOnly EarliestFor(DateTimeOffset sentAt) => calendar.AddWorkingDays(BusinessZone.DayOf(sentAt), Days).Day;

    /// <summary>The first day for all of them; null when one was not sent.</summary>
    public DateOnly? Earliest(IReadOnlyCollection<DateTimeOffset?> sent) =>
        sent.Count == 0 || sent.Any(at => at is null) ? null : EarliestFor(sent.Max()!.Value);

    /// <exception cref="RuleBrokenException">A draft was not sent, or too late for that day.</exception>
    public void Require(IReadOnlyCollection<DateTimeOffset?> sent, DateOnly held)
    {
        if (!IsOn || sent.Count == 0)
            return;
        var days = Days.ToString(CultureInfo.InvariantCulture);
        if (Earliest(sent) is not { } earliest)
            throw new RuleBrokenException(
                Sentence.Of("Còn {0} hồ sơ chưa gửi dự thảo cho người dự. Gửi dự thảo, rồi họp sau ít nhất {1} ngày làm việc.", sent.Count(at => at is null).ToString(CultureInfo.InvariantCulture), days),
                "heldAt",
                "draft_not_sent");
        if (held < earliest)
            throw new RuleBrokenException(
                Sentence.Of("Dự thảo phải đến người dự trước ít nhất {0} ngày làm việc. Sớm nhất họp được ngày {1}.", days, VietnameseDates.Digits(earliest)),
                "heldAt",
                "draft_too_late");
    }
}
