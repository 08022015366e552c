using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Workflows;

namespace CanBo.Activities.Forms.Viewing;

/// <summary>One field of an answer, for reading.</summary>
/// <param name="Part">Name of its part, to go back to.</param>
/// <param name="Field">The field.</param>
/// <param name="Text">What was written; empty when nothing was, or when it is not text.</param>
public sealed record AnswerLine(string Part, FormField Field, string Text)
{
    /// <summary>The option chosen.</summary>
    public Bilingual? Chosen { get; init; }

    /// <summary>The rating chosen.</summary>
    public Rating? Rating { get; init; }

    /// <summary>The months.</summary>
    public MonthsView? Months { get; init; }

    /// <summary>The score table.</summary>
    public ScoreView? Score { get; init; }

    /// <summary>Rows of a plan, or carried faults with what is said of them.</summary>
    public ImmutableArray<FaultLine> Faults { get; init; } = [];

    /// <summary>Every field of an answer that is shown, in the order of the form; notes are left out.</summary>
    public static ImmutableArray<AnswerLine> Of(Form form, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        return
        [
            .. from part in form.Parts
               from shown in part.Fields
               where shown.Kind != FormFieldKind.Note && FormReading.IsShown(shown, values, context)
               select Line(part, shown, values, context),
        ];
    }

    private static AnswerLine Line(FormPart part, FormField field, RawValues values, FormContext context)
    {
        var typed = values[field.Name].Trim();
        return field.Kind switch
        {
            FormFieldKind.Number => new(part.Name, field, ShownNumber.Of(typed)),
            FormFieldKind.Choice => new(part.Name, field, typed) { Chosen = field.Choices.FirstOrDefault(c => c.Value == typed)?.Label },
            FormFieldKind.Rating => new(part.Name, field, typed) { Rating = RatingScale.TryParseCode(typed, out var rating) ? rating : null },
            FormFieldKind.MonthlyTotals => new(part.Name, field, "") { Months = MonthsView.Of(field, values, context) },
            FormFieldKind.Faults or FormFieldKind.FaultReports => new(part.Name, field, "") { Faults = FaultLine.Of(field, values, context) },
            FormFieldKind.ScoreTable => new(part.Name, field, "") { Score = ScoreView.Of(field, values, context) },
            _ => new(part.Name, field, typed),
        };
    }
}
