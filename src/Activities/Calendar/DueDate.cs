using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Calendar;

/// <summary>A due day that explains itself.</summary>
/// <param name="From">The day from which was counted; it is not counted itself.</param>
/// <param name="WorkingDays">How many working days were counted.</param>
/// <param name="Day">The due day, a working day.</param>
/// <param name="Instant">The closing hour of that day, in UTC.</param>
/// <param name="Skipped">The days in between that were not counted.</param>
public sealed record DueDate(DateOnly From, int WorkingDays, DateOnly Day, DateTimeOffset Instant, ImmutableArray<SkippedDay> Skipped)
{
    /// <summary>Whether a skipped holiday is not announced yet, so that the day may still move.</summary>
    public bool RestsOnAssumption => Skipped.Any(skipped => skipped.IsAssumed);

    /// <summary>"Hạn thứ Hai, 14/12/2026: 5 ngày làm việc từ 07/12/2026, không tính thứ Bảy 12/12, Chủ nhật 13/12."</summary>
    public Sentence Explanation => (WorkingDays, Skipped.IsEmpty) switch
    {
        (0, true) => Sentence.Of("Hạn {0}, cùng ngày.", VietnameseDates.FullTerm(Day)),
        (0, false) => Sentence.Of("Hạn {0}: ngày làm việc đầu tiên từ {1}, không tính {2}.",
            VietnameseDates.FullTerm(Day), VietnameseDates.Digits(From), SkippedTerms()),
        (1, true) => Sentence.Of("Hạn {0}: ngày làm việc sau {1}.", VietnameseDates.FullTerm(Day), VietnameseDates.Digits(From)),
        (1, false) => Sentence.Of("Hạn {0}: ngày làm việc sau {1}, không tính {2}.",
            VietnameseDates.FullTerm(Day), VietnameseDates.Digits(From), SkippedTerms()),
        (_, true) => Sentence.Of("Hạn {0}: {1} ngày làm việc từ {2}.", VietnameseDates.FullTerm(Day), Count(), VietnameseDates.Digits(From)),
        _ => Sentence.Of("Hạn {0}: {1} ngày làm việc từ {2}, không tính {3}.",
            VietnameseDates.FullTerm(Day), Count(), VietnameseDates.Digits(From), SkippedTerms()),
    };

    // Days of one holiday in a row are said once: "Tết Nguyên đán 05/02–11/02".
    private string SkippedTerms()
    {
        var terms = new List<string>();
        for (var first = 0; first < Skipped.Length;)
        {
            var last = first;
            while (Skipped[first].Holiday is { } holiday && last + 1 < Skipped.Length && Skipped[last + 1].Holiday == holiday
                && Skipped[last + 1].Day == Skipped[last].Day.AddDays(1))
                last++;
            terms.Add(Term(Skipped[first], Skipped[last].Day));
            first = last + 1;
        }

        return string.Join(", ", terms);
    }

    private static string Term(SkippedDay skipped, DateOnly last)
    {
        var days = skipped.Day == last
            ? VietnameseDates.ShortDigits(last)
            : $"{VietnameseDates.ShortDigits(skipped.Day)}–{VietnameseDates.ShortDigits(last)}";
        var name = skipped.Holiday is null ? VietnameseDates.WeekdayTerm(skipped.Day) : Sentence.Term(skipped.Holiday);
        return skipped.IsAssumed ? $"{name} {days} ({Sentence.Term(Sentence.Key("dự kiến"))})" : $"{name} {days}";
    }

    private string Count() => WorkingDays.ToString(CultureInfo.InvariantCulture);

    /// <summary>Equal when every part is equal, skipped days one by one.</summary>
    public bool Equals(DueDate? other) => other is not null && From == other.From && WorkingDays == other.WorkingDays
        && Day == other.Day && Instant == other.Instant && Skipped.SequenceEqual(other.Skipped);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, WorkingDays, Day, Instant, Skipped.Length);
}
