using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Calendar;

/// <summary>Days and times as people read them, as sentences to be said in the reader's language with <see cref="Localizer"/>.</summary>
public static class VietnameseDates
{
    private static readonly string[] Weekdays =
    [
        Sentence.Key("Chủ nhật"),
        Sentence.Key("thứ Hai"),
        Sentence.Key("thứ Ba"),
        Sentence.Key("thứ Tư"),
        Sentence.Key("thứ Năm"),
        Sentence.Key("thứ Sáu"),
        Sentence.Key("thứ Bảy"),
    ];

    /// <summary>14/12/2026, in both languages.</summary>
    public static string Digits(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>14/12, in both languages.</summary>
    public static string ShortDigits(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>17:00 in Việt Nam, in both languages.</summary>
    public static string Clock(DateTimeOffset instant) => BusinessZone.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The weekday as a value inside a sentence: "thứ Hai", "Monday".</summary>
    public static string WeekdayTerm(DateOnly day) => Sentence.Term(Weekdays[(int)day.DayOfWeek]);

    /// <summary>"Thứ Hai, 14/12/2026" for the beginning of a line.</summary>
    public static Sentence Full(DateOnly day) => Sentence.Of("{0}, {1}", Sentence.Term(Capital(Weekdays[(int)day.DayOfWeek])), Digits(day));

    /// <summary>"thứ Hai, 14/12/2026" as a value inside a sentence.</summary>
    public static string FullTerm(DateOnly day) => $"{WeekdayTerm(day)}, {Digits(day)}";

    /// <summary>"17:00 thứ Sáu, 11/12/2026" for a closing hour.</summary>
    public static Sentence Moment(DateTimeOffset instant) => Sentence.Of("{0} {1}", Clock(instant), FullTerm(BusinessZone.DayOf(instant)));

    /// <summary>How far a due day is, by the calendar: "Còn 4 ngày", "Hạn hôm nay", "Quá hạn 2 ngày".</summary>
    public static Sentence Remaining(DateOnly today, DateOnly due) => (due.DayNumber - today.DayNumber) switch
    {
        > 1 and var days => Sentence.Of("Còn {0} ngày", Text(days)),
        1 => Sentence.Of("Còn một ngày"),
        0 => Sentence.Of("Hạn hôm nay"),
        -1 => Sentence.Of("Quá hạn một ngày"),
        var days => Sentence.Of("Quá hạn {0} ngày", Text(-days)),
    };

    private static string Capital(string weekday) => char.ToUpperInvariant(weekday[0]) + weekday[1..];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
