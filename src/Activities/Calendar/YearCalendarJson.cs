using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Json;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Calendar;

/// <summary>Year calendars as JSON documents, and those the product ships.</summary>
public static class YearCalendarJson
{
    private const string Folder = "CanBo.Activities.Calendar.Years.";

    /// <summary>Reads one year.</summary>
    /// <exception cref="InvalidInputException">Something is wrong: each error names the key and the fix.</exception>
    public static YearCalendar Read(string json) => StrictJson.Read<YearCalendar>(json, Errors);

    /// <summary>Writes one year; reading it back gives the same.</summary>
    public static string Write(YearCalendar year) => StrictJson.Write(year);

    /// <summary>The years that come with the product, in order.</summary>
    public static ImmutableArray<YearCalendar> Shipped()
    {
        var assembly = typeof(YearCalendarJson).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Read(reader.ReadToEnd());
        })];
    }

    private static IEnumerable<FieldError> Errors(YearCalendar calendar)
    {
        var days = calendar.DaysOff.Select((day, at) => (Place: $"daysOff[{at}].date", day.Date))
            .Concat(calendar.WorkingDays.Select((day, at) => (Place: $"workingDays[{at}].date", day.Date))).ToList();
        foreach (var (place, date) in days.Where(day => day.Date.Year != calendar.Year))
            yield return new(place, Sentence.Of("Ngày {0} không thuộc năm {1}.", VietnameseDates.Digits(date), Text(calendar.Year)));
        foreach (var (place, date) in days.GroupBy(day => day.Date).SelectMany(same => same.Skip(1)))
            yield return new(place, Sentence.Of("Ngày {0} ghi hai lần.", VietnameseDates.Digits(date)));
        foreach (var (day, at) in calendar.WorkingDays.Select((day, at) => (day, at)))
        {
            if (!WorkingCalendar.IsWeekend(day.Date))
                yield return new($"workingDays[{at}].date", Sentence.Of("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."));
            if (day.InsteadOf.Year == calendar.Year && calendar.DaysOff.All(off => off.Date != day.InsteadOf))
                yield return new($"workingDays[{at}].insteadOf", Sentence.Of("Ghi ngày {0} vào danh sách ngày nghỉ.", VietnameseDates.Digits(day.InsteadOf)));
        }

        foreach (var at in calendar.DaysOff.Select((day, at) => (day, at)).Where(off => string.IsNullOrWhiteSpace(off.day.Name.Vietnamese)).Select(off => off.at))
            yield return new($"daysOff[{at}].name.vietnamese", Sentence.Of("Ghi tên ngày nghỉ."));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
