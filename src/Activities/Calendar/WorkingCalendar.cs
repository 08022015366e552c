using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Calendar;

/// <summary>
/// Working days of Vietnamese offices: Monday to Friday less public holidays, plus weekend days that are worked instead.
/// A year without data is an error that names the year, never a calendar of weekends only.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The hour at which a due day ends, unless a setting says otherwise: 17:00.</summary>
    public static TimeOnly UsualClosing { get; } = new(17, 0);

    private readonly FrozenSet<int> _years;
    private readonly FrozenDictionary<DateOnly, DayOff> _daysOff;
    private readonly FrozenSet<DateOnly> _madeUp;

    /// <summary>Makes a calendar of the given years.</summary>
    /// <param name="years">The years, each once.</param>
    /// <param name="closing">The hour at which a due day ends, in Việt Nam.</param>
    /// <exception cref="ArgumentException">A year stands twice.</exception>
    public WorkingCalendar(IReadOnlyCollection<YearCalendar> years, TimeOnly closing)
    {
        ArgumentNullException.ThrowIfNull(years);
        _years = years.Select(year => year.Year).ToFrozenSet();
        if (_years.Count != years.Count)
            throw new ArgumentException("A year stands twice in the calendar.", nameof(years));
        _daysOff = years.SelectMany(year => year.DaysOff).ToFrozenDictionary(day => day.Date);
        _madeUp = years.SelectMany(year => year.WorkingDays).Select(day => day.Date).ToFrozenSet();
        Closing = closing;
    }

    /// <summary>The calendar that comes with the product, closing at the usual hour.</summary>
    public static WorkingCalendar Shipped() => new(YearCalendarJson.Shipped(), UsualClosing);

    /// <summary>The hour at which a due day ends, in Việt Nam.</summary>
    public TimeOnly Closing { get; }

    /// <summary>Saturday or Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Whether offices work on a day.</summary>
    /// <exception cref="RuleBrokenException">The year has no data (code <c>calendar_year_missing</c>).</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        RequireYear(day.Year);
        return _madeUp.Contains(day) || (!IsWeekend(day) && !_daysOff.ContainsKey(day));
    }

    /// <summary>The public holiday on a day, or null.</summary>
    /// <exception cref="RuleBrokenException">The year has no data.</exception>
    public DayOff? HolidayOn(DateOnly day)
    {
        RequireYear(day.Year);
        return _daysOff.GetValueOrDefault(day);
    }

    /// <summary>
    /// The due day <paramref name="days"/> working days after <paramref name="from"/>; the day itself is not counted. With 0 it is
    /// the day itself, or the next working day.
    /// </summary>
    /// <exception cref="RuleBrokenException">The count reaches a year without data.</exception>
    public DueDate AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var skipped = ImmutableArray.CreateBuilder<SkippedDay>();
        var day = days == 0 ? from : from.AddDays(1);
        for (var counted = 0; ; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
                skipped.Add(Skip(day));
            else if (++counted >= days)
                return new DueDate(from, days, day, BusinessZone.At(day, Closing), skipped.ToImmutable());
        }
    }

    /// <summary>The same from an instant: counted from the day it is in Việt Nam, due at the closing hour.</summary>
    /// <exception cref="RuleBrokenException">The count reaches a year without data.</exception>
    public DueDate AddWorkingDays(DateTimeOffset from, int days) => AddWorkingDays(BusinessZone.DayOf(from), days);

    /// <summary>
    /// The last day that leaves <paramref name="days"/> whole working days before <paramref name="day"/>: a draft sent then has been
    /// with the participants for so many working days.
    /// </summary>
    /// <exception cref="RuleBrokenException">The count reaches a year without data.</exception>
    public DateOnly LatestDayBefore(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        for (var counted = 0; counted < days;)
        {
            day = day.AddDays(-1);
            if (IsWorkingDay(day))
                counted++;
        }

        return day.AddDays(-1);
    }

    /// <summary>The working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    /// <exception cref="RuleBrokenException">The count reaches a year without data.</exception>
    public int CountWorkingDays(DateOnly from, DateOnly to) => to < from
        ? -CountWorkingDays(to, from)
        : Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(after => IsWorkingDay(from.AddDays(after)));

    /// <summary>Whether there is data for every year from one day to another.</summary>
    public bool Covers(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year) + 1).All(_years.Contains);

    private SkippedDay Skip(DateOnly day) => _daysOff.TryGetValue(day, out var holiday)
        ? new SkippedDay(day, holiday.Name, holiday.Source == DaySource.Assumption)
        : new SkippedDay(day, null, IsAssumed: false);

    private void RequireYear(int year)
    {
        if (!_years.Contains(year))
            throw new RuleBrokenException(
                Sentence.Of("Chưa có lịch nghỉ năm {0}. Thêm lịch nghỉ năm {0} rồi làm lại.", year.ToString(CultureInfo.InvariantCulture)),
                code: "calendar_year_missing");
    }
}
