using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms.Viewing;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>
/// Twelve totals, 0 to 100 (D335 Mẫu 02). A month without a score was not worked and says why. The year is the exact mean of the months
/// worked (domain.md §3.2). Paths: <c>months/3/score</c>, <c>months/3/note</c>; also <c>months/3</c> alone for the score.
/// </summary>
internal sealed class MonthlyTotalsReading : FieldReader
{
    private const int NoteLength = 300;

    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var months = new JsonArray();
        var entries = new List<PeriodEntry>();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        errors.AddRange(values.Below(field.Name).Where(name => !IsMonth(name))
            .Select(name => new FieldError($"{field.Name}/{name}", Sentence.Of("Tháng là số từ 1 đến 12."))));
        for (var month = 1; month <= 12; month++)
        {
            var (entry, error) = Month(field, values, month);
            if (entry is not null && context.Imported.TryGetValue(month, out var imported))
                error = Departing(field, entry, Note(field, values, month), imported);
            if (error is not null)
                errors.Add(error);
            if (entry is null)
                continue;
            entries.Add(entry);
            months.Add(new JsonObject
            {
                ["month"] = month,
                ["score"] = entry is PeriodEntry.Scored scored ? Numbers.ToJson(scored.Total) : null,
                ["note"] = Note(field, values, month),
            });
        }

        if (errors.Count > 0)
            return Untouched(field, values) && !field.Required ? FieldRead.Nothing : new FieldRead(null, errors.ToImmutable());
        return YearScore.Of(entries, 1, 12) switch
        {
            YearScore.Known year => new FieldRead(months, []) { Number = year.Mean },
            YearScore.InsufficientData none => Wrong(field, none.Reason),
            var other => throw new InvalidOperationException($"Unknown year score {other}."),
        };
    }

    /// <summary>The mean of what is filled in so far; null when nothing is, or something is wrong.</summary>
    public static Fraction? MeanSoFar(FormField field, RawValues values)
    {
        var totals = Enumerable.Range(1, 12).Select(month => Score(field, values, month)).Where(text => text.Length > 0)
            .Select(text => Numbers.TryRead(text, out var total) && IsInRange(total) ? total : (Fraction?)null)
            .ToList();
        return totals.Count == 0 || totals.Contains(null) ? null : totals.Aggregate(Fraction.Zero, (sum, total) => sum + total!.Value) / totals.Count;
    }

    /// <summary>The score of a month as typed.</summary>
    public static string Score(FormField field, RawValues values, int month) =>
        (values[$"{Path(field, month)}/score"] is { Length: > 0 } score ? score : values[Path(field, month)]).Trim();

    private static (PeriodEntry? Entry, FieldError? Error) Month(FormField field, RawValues values, int month)
    {
        var typed = Score(field, values, month);
        var note = Note(field, values, month);
        if (note.Length > NoteLength)
            return (null, new FieldError($"{Path(field, month)}/note", Sentence.Of("Tháng {0}: ghi chú tối đa {1} ký tự.", Text(month), Text(NoteLength))));
        if (typed.Length == 0)
            return note.Length > 0
                ? (new PeriodEntry.NotWorked(month), null)
                : (null, Wrong(field, month, Sentence.Of("Tháng {0}: nhập điểm từ 0 đến 100, hoặc bỏ trống và ghi lý do không làm việc.", Text(month))));
        if (!Numbers.TryRead(typed, out var total) || !IsInRange(total))
            return (null, Wrong(field, month, Sentence.Of("Tháng {0}: nhập điểm từ 0 đến 100 (đang là {1}).", Text(month), typed)));
        return Numbers.HasMoreDecimals(total, field.Decimals)
            ? (null, Wrong(field, month, Numbers.TooManyDecimals(field.Decimals)))
            : (new PeriodEntry.Scored(month, total), null);
    }

    // An imported total is a confirmed one: it is not changed in silence.
    private static FieldError? Departing(FormField field, PeriodEntry entry, string note, ImportedMonth imported)
    {
        var total = entry is PeriodEntry.Scored scored ? scored.Total : (Fraction?)null;
        if (total == imported.Total || (note.Length > 0 && note != imported.Note))
            return null;
        return new FieldError(
            $"{Path(field, imported.Month)}/note",
            imported.Total is { } confirmed
                ? Sentence.Of("Tháng {0}: điểm đã nhập là {1}. Giữ điểm này, hoặc ghi lý do khác ở ô ghi chú.", Text(imported.Month), ShownNumber.Of(confirmed.ToString()))
                : Sentence.Of("Tháng {0}: đã nhập là không làm việc. Để trống điểm, hoặc ghi lý do khác ở ô ghi chú.", Text(imported.Month)));
    }

    private static bool Untouched(FormField field, RawValues values) => values.All.All(v => v.Value.Trim().Length == 0 || !v.Key.StartsWith(field.Name + RawValues.Separator, StringComparison.Ordinal));

    private static string Note(FormField field, RawValues values, int month) => values[$"{Path(field, month)}/note"].Trim();

    private static bool IsInRange(Fraction total) => total >= Fraction.Zero && total <= 100;

    private static FieldError Wrong(FormField field, int month, Sentence message) => new($"{Path(field, month)}/score", message);

    private static string Path(FormField field, int month) => $"{field.Name}/{Text(month)}";

    private static bool IsMonth(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 && name == Text(month);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
