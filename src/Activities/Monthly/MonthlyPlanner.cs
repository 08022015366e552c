using System.Globalization;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Monthly;

/// <summary>Plans a file of monthly totals: <c>personCode,month,total[,note]</c>. A month is known by person and number; the last file to name it counts.</summary>
internal sealed class MonthlyPlanner
{
    private const int Decimals = 2;

    private static readonly ImportColumn
        Person = new("personCode", Sentence.Key("Số hiệu"), true, PeopleLimits.Code, "sohieu", "code", "person"),
        Month = new("month", Sentence.Key("Tháng"), true, 10, "thang"),
        Total = new("total", Sentence.Key("Tổng điểm"), true, 20, "tongdiem", "diem", "score"),
        Note = new("note", Sentence.Key("Ghi chú"), false, MonthlyTotals.NoteLength, "ghichu");

    private readonly ImportSheet _sheet;
    private readonly Dictionary<string, (Guid Id, string Name)> _people;
    private readonly Dictionary<(Guid Person, int Month), MonthlyBefore> _known;
    private readonly Dictionary<(Guid Person, int Month), int> _lines = [];

    private MonthlyPlanner(ImportSheet sheet, Dictionary<string, (Guid Id, string Name)> people, Dictionary<(Guid Person, int Month), MonthlyBefore> known) =>
        (_sheet, _people, _known) = (sheet, people, known);

    public static IReadOnlyList<ImportColumn> Columns => [Person, Month, Total, Note];

    public static async Task<MonthlyPlan> PlanAsync(CanBoContext db, int year, byte[] content, CancellationToken cancellation)
    {
        var sheet = ImportSheet.Open(content, Columns, []);
        var people = await db.Set<Person>().AsNoTracking().Select(p => new { p.Id, p.Code, p.FullName }).ToDictionaryAsync(p => p.Code, p => (p.Id, p.FullName), StringComparer.Ordinal, cancellation);
        var named = sheet.Peek(Person.Name).Distinct().Where(people.ContainsKey).Select(code => people[code].Id).ToList();
        var known = await db.Set<MonthlyTotal>().AsNoTracking().Where(t => t.Year == year && EF.Parameter(named).Contains(t.PersonId)).ToListAsync(cancellation);
        return new MonthlyPlanner(sheet, people, known.ToDictionary(t => (t.PersonId, t.Month), t => new MonthlyBefore(t.Total, t.Note))).Plan();
    }

    private MonthlyPlan Plan()
    {
        var months = _sheet.Rows().Select(Read).OfType<MonthlyChange>().ToList();
        var changes = months.Where(m => m.Before is not { } before || before.Total != m.Total || before.Note != m.Note).ToList();
        return new MonthlyPlan(_sheet.RowCount, changes, months.Count - changes.Count, _sheet.Errors, _sheet.Warnings) { IsUnreadable = _sheet.IsUnusable };
    }

    private MonthlyChange? Read(ImportRow row)
    {
        var code = row.Code(Person) ?? "";
        row.About = code;
        var person = PersonOf(row, code);
        row.About = person?.Name ?? code;
        var month = MonthOf(row);
        var total = TotalOf(row, out var isEmpty);
        var note = row.Find(Note) ?? "";
        if (isEmpty && note.Length == 0 && !row.Failed)
            row.Fail(Total.Name, Sentence.Of("Ghi điểm, hoặc ghi lý do không làm việc ở cột note."));
        if (row.Failed || person is not { } found)
            return null;
        if (_lines.TryGetValue((found.Id, month), out var first))
        {
            row.Fail(Month.Name, Sentence.Of("Tháng này đã có ở dòng {0}. Giữ một dòng.", Number(first)));
            return null;
        }

        _lines[(found.Id, month)] = row.Line;
        return new MonthlyChange(row.Line, found.Id, code, found.Name, month, total, note, _known.GetValueOrDefault((found.Id, month)));
    }

    private (Guid Id, string Name)? PersonOf(ImportRow row, string code)
    {
        if (row.Failed)
            return null;
        if (code.Length == 0)
            row.Fail(Person.Name, Sentence.Of("Ghi số hiệu, hoặc xóa dòng."));
        else if (_people.TryGetValue(code, out var person))
            return person;
        else if (LostZeros.Meant(code, _people.Keys) is { } meant)
            LostZeros.Fail(row, Person, code, meant);
        else
            row.Fail(Person.Name, Sentence.Of("Không có người mang mã này."), Spelling.Nearest(code, _people.Keys));
        return null;
    }

    private static int MonthOf(ImportRow row)
    {
        var cell = row.Find(Month) ?? "";
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
            return month;
        if (!row.Failed)
            row.Fail(Month.Name, Sentence.Of("Tháng là số từ 1 đến 12."));
        return 0;
    }

    private static Fraction? TotalOf(ImportRow row, out bool isEmpty)
    {
        var cell = row.Find(Total) ?? "";
        isEmpty = cell.Length == 0;
        if (isEmpty)
            return null;
        if (Numbers.TryRead(cell, out var total) && total >= Fraction.Zero && total <= 100 && !Numbers.HasMoreDecimals(total, Decimals))
            return total;
        row.Fail(Total.Name, Sentence.Of("Điểm từ 0 đến 100, tối đa hai chữ số sau dấu phẩy, ví dụ 89,5."));
        return null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
