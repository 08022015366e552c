using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Forms.Viewing;

/// <summary>Twelve monthly totals as they stand so far.</summary>
/// <param name="Months">January to December.</param>
/// <param name="Mean">The exact mean of the months filled in; null when there is none, or one cannot be read.</param>
/// <param name="Worked">How many it is the mean of.</param>
public sealed record MonthsView(ImmutableArray<MonthView> Months, Fraction? Mean, int Worked)
{
    /// <summary>Lays the months out.</summary>
    public static MonthsView Of(FormField field, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(context);
        var months = Enumerable.Range(1, 12).Select(number =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{field.Name}/{number}");
            return new MonthView(number, $"{path}/score", ShownNumber.Of(MonthlyTotalsReading.Score(field, values, number)), $"{path}/note", values[$"{path}/note"], context.Imported.GetValueOrDefault(number));
        }).ToImmutableArray();
        return new MonthsView(months, MonthlyTotalsReading.MeanSoFar(field, values), months.Count(m => m.Score.Length > 0));
    }
}

/// <summary>One month.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="ScorePath">Path of the score in the answer.</param>
/// <param name="Score">As typed, or as people write it; empty when not worked.</param>
/// <param name="NotePath">Path of the note.</param>
/// <param name="Note">Why it was not worked, or whatever else.</param>
/// <param name="Imported">What an organiser brought in for the month; null when nothing.</param>
public sealed record MonthView(int Number, string ScorePath, string Score, string NotePath, string Note, ImportedMonth? Imported)
{
    /// <summary>The imported total as people write it; empty when the month was imported as not worked, or not at all.</summary>
    public string ImportedScore => Imported?.Total is { } total ? ShownNumber.Of(total.ToString()) : "";

    /// <summary>True when the month holds something else than what was imported.</summary>
    public bool Departs => Imported is not null && Score != ImportedScore;
}
