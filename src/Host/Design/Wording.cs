using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Host.Design;

/// <summary>Days and numbers as people read them, in the language of the page.</summary>
public static class Wording
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly string[] VietnameseDays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Culture => IsEnglish ? English : Vietnamese;

    /// <summary>14/12/2026.</summary>
    public static string Day(this Localizer texts, DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>14/12, where the year is plain.</summary>
    public static string ShortDay(this Localizer texts, DateOnly day) => day.ToString("dd'/'MM", CultureInfo.InvariantCulture);

    /// <summary>thứ Hai, 14/12/2026; Monday, 14/12/2026. For the middle of a sentence.</summary>
    public static string LongDay(this Localizer texts, DateOnly day) => $"{Weekday(day)}, {texts.Day(day)}";

    /// <summary>The same for the start of a line: Thứ Hai, 14/12/2026.</summary>
    public static string LongDayFirst(this Localizer texts, DateOnly day)
    {
        var text = texts.LongDay(day);
        return char.ToUpper(text[0], Culture) + text[1..];
    }

    /// <summary>còn 4 ngày; hạn hôm nay; quá hạn 2 ngày.</summary>
    public static string Left(this Localizer texts, DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => texts["hạn hôm nay"],
        1 => texts["còn 1 ngày"],
        -1 => texts["quá hạn 1 ngày"],
        > 1 and var left => texts["còn {0} ngày", left],
        var late => texts["quá hạn {0} ngày", -late],
    };

    /// <summary>thứ Hai, 14/12/2026 (còn 4 ngày).</summary>
    public static string Due(this Localizer texts, DateOnly due, DateOnly today) => $"{texts.LongDay(due)} ({texts.Left(due, today)})";

    /// <summary>Thứ Hai, 14/12/2026 (còn 4 ngày): 10 ngày làm việc từ …. The explanation begins with the day again; what follows its colon says how it was counted.</summary>
    public static string DueWhy(this Localizer texts, DateOnly due, DateOnly today, Sentence? explanation)
    {
        var text = $"{texts.LongDayFirst(due)} ({texts.Left(due, today)})";
        return explanation is not null && texts.Say(explanation).Split(": ", 2) is [_, var how] ? $"{text}: {how}" : text;
    }

    /// <summary>A time of day: 14:35.</summary>
    public static string Time(this Localizer texts, TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>A whole number with its thousands apart: 1.234.</summary>
    public static string Count(this Localizer texts, long count) => count.ToString("N0", Culture);

    /// <summary>A number with at most two decimals: 4,5; 7,25; 30.</summary>
    public static string Number(this Localizer texts, decimal number) => number.ToString("#,0.##", Culture);

    /// <summary>Marks with two decimals, as they stand in columns: 92,33.</summary>
    public static string Score(this Localizer texts, decimal score) => score.ToString("N2", Culture);

    /// <summary>A share of counts, half up to two decimals: 17 of 88 is "19,32 %"; of nobody it is a dash.</summary>
    public static string Share(this Localizer texts, int part, int whole) => whole == 0
        ? "–"
        : Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero).ToString("N2", Culture) + "\u00A0%";

    private static string Weekday(DateOnly day) =>
        IsEnglish ? English.DateTimeFormat.GetDayName(day.DayOfWeek) : VietnameseDays[(int)day.DayOfWeek];
}
