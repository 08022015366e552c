using System.Globalization;
using CanBo.Activities.Forms.Reading;

namespace CanBo.Activities.Forms;

/// <summary>Puts imported monthly totals into a sheet that its person has not filled in there.</summary>
public static class ImportedMonths
{
    /// <summary>The same values with every month that is empty, points and note alike, as it was imported. A month with a note only was left empty on purpose.</summary>
    public static RawValues Fill(Form form, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Imported.Count == 0)
            return values;
        var filled = values.With(RawValues.Empty, []);
        foreach (var field in form.Fields.Where(f => f.Kind == FormFieldKind.MonthlyTotals))
        {
            foreach (var month in context.Imported.Values)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{field.Name}/{month.Month}");
                if (MonthlyTotalsReading.Score(field, filled, month.Month).Length > 0 || filled[$"{path}/note"].Trim().Length > 0)
                    continue;
                filled.Remove(path);
                filled.Set($"{path}/score", month.Total?.ToString());
                filled.Set($"{path}/note", month.Note);
            }
        }

        return filled;
    }
}
