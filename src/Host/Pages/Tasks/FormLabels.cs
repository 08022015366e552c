using System.Globalization;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Viewing;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Names of the inputs of a form by their path, for the error summary: a criterion, a month, a product.</summary>
internal static class FormLabels
{
    public static Dictionary<string, string> Of(Form form, FormContext context, Localizer texts)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            labels[field.Name] = field.Label.InReadersLanguage();
            if (field.Kind is FormFieldKind.Faults or FormFieldKind.FaultReports)
                Faults(labels, field, context, texts);
            if (field.Kind != FormFieldKind.ScoreTable)
                continue;
            foreach (var criterion in (field.Groups.IsEmpty ? context.Scheme.General : field.Groups).SelectMany(g => g.Criteria))
                labels[$"{field.Name}/criteria/{criterion.Code}"] = criterion.Name.InReadersLanguage();
            for (var product = 1; product <= 200; product++)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{field.Name}/products/{product}");
                foreach (var part in (string[])["name", "assigned", "completed", "failedReviews", "lateEvents", "excusedReviews", "excusedLateEvents", "note", "files", "origin"])
                    labels[$"{path}/{part}"] = texts["Sản phẩm {0}", product];
            }
        }

        return labels;
    }

    private static void Faults(Dictionary<string, string> labels, FormField field, FormContext context, Localizer texts)
    {
        var rows = field.Kind == FormFieldKind.FaultReports
            ? context.Carried.Select(fault => fault.Id.ToString("N", CultureInfo.InvariantCulture))
            : Enumerable.Range(1, FaultRow.Most).Select(n => n.ToString(CultureInfo.InvariantCulture));
        foreach (var (row, at) in rows.Select((row, at) => (row, at + 1)))
            foreach (var part in (string[])["fault", "measure", "due", "status", "degree", "note"])
                labels[$"{field.Name}/{row}/{part}"] = texts["Mục {0}", at];
    }

    /// <summary>The score so far as people read it; null when the form gives none, or something is missing.</summary>
    public static string? ScoreOf(Form form, RawValues values, FormContext context)
    {
        var field = form.Fields.FirstOrDefault(f => f.Gives == FieldMeaning.Score);
        var score = field?.Kind switch
        {
            FormFieldKind.MonthlyTotals => MonthsView.Of(field, values, context).Mean,
            FormFieldKind.ScoreTable => ScoreView.Of(field, values, context).Total,
            _ => null,
        };
        return score is { } known ? ShownNumber.Points(known) : null;
    }
}
