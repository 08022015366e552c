using System.Globalization;
using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Reads dates: yyyy-MM-dd and dd/MM/yyyy. Anything that could mean two days, or none, is named.</summary>
internal static partial class DateCells
{
    private static readonly DateOnly First = new(1930, 1, 1), Last = new(2099, 12, 31), ExcelDayZero = new(1899, 12, 30);

    /// <summary>The day; null when the cell is empty, has no column, or is wrong (then the row has failed).</summary>
    public static DateOnly? Date(this ImportRow row, ImportColumn column)
    {
        var cell = row.Find(column);
        if (string.IsNullOrEmpty(cell))
            return null;
        if (Exact(cell) is { } day)
        {
            if (day >= First && day <= Last)
                return day;
            row.Fail(column.Name, Sentence.Of("Năm phải từ 1930 đến 2099."));
            return null;
        }

        var (message, suggestion) = Explain(cell);
        row.Fail(column.Name, message, suggestion is { } meant ? Iso(meant) : null);
        return null;
    }

    /// <summary>As files write a day.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As people write a day.</summary>
    public static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly? Exact(string cell) =>
        DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static (Sentence Message, DateOnly? Suggestion) Explain(string cell)
    {
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 10_000 and < 73_000)
            return (Sentence.Of("Excel đã đổi ngày thành số. Định dạng cột là Văn bản (Text), ghi ngày/tháng/năm, ví dụ {0}.", Written(ExcelDayZero.AddDays(serial))), ExcelDayZero.AddDays(serial));
        if (ThreeNumbers().Match(cell) is not { Success: true } parts)
            return (Sentence.Of("Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2026."), null);
        var (a, b, c) = (Number(parts, "a"), Number(parts, "b"), Number(parts, "c"));
        if (parts.Groups["a"].Length == 4)
            return (Sentence.Of("Ngày không có thật hoặc không đúng dạng. Ghi năm-tháng-ngày, ví dụ 2026-02-28."), Day(a, b, c));
        if (parts.Groups["c"].Length != 4)
            return (Sentence.Of("Năm phải đủ bốn chữ số. Ghi ngày/tháng/năm, ví dụ 28/02/2026."), null);
        if (a <= 12 && b <= 12 && a != b)
            return (Sentence.Of("Không rõ ngày nào trước tháng nào. Ghi đủ hai chữ số ngày/tháng/năm, ví dụ 05/03/2026, hoặc 2026-03-05."), null);
        if (b > 12 && Day(c, a, b) is { } american)
            return (Sentence.Of("Tháng {0} không có thật; có lẽ tháng viết trước ngày. Ghi ngày/tháng/năm: {1}.", b.ToString(CultureInfo.InvariantCulture), Written(american)), american);
        return Day(c, b, a) is { } day
            ? (Sentence.Of("Ghi đủ hai chữ số ngày/tháng/năm: {0}.", Written(day)), day)
            : (Sentence.Of("Ngày không có thật. Ghi ngày/tháng/năm, ví dụ 28/02/2026."), null);
    }

    private static int Number(Match parts, string name) => int.Parse(parts.Groups[name].Value, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // Also with a time behind, as database exports have it.
    [GeneratedRegex(@"^(?<a>\d{1,4})[/.\- ](?<b>\d{1,2})[/.\- ](?<c>\d{1,4})(?:[T ].*)?$")]
    private static partial Regex ThreeNumbers();
}
