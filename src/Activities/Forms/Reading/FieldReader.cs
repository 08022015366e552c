using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Reads fields of one kind. Without state; one serves all.</summary>
internal abstract class FieldReader
{
    private static readonly Dictionary<FormFieldKind, FieldReader> Readers = new()
    {
        [FormFieldKind.Text] = new TextReading(),
        [FormFieldKind.LongText] = new TextReading(),
        [FormFieldKind.Number] = new NumberReading(),
        [FormFieldKind.Choice] = new ChoiceReading(),
        [FormFieldKind.Rating] = new RatingReading(),
        [FormFieldKind.ScoreTable] = new ScoreTableReading(),
        [FormFieldKind.MonthlyTotals] = new MonthlyTotalsReading(),
        [FormFieldKind.Attachment] = new AttachmentReading(),
        [FormFieldKind.Note] = new NoteReading(),
        [FormFieldKind.Faults] = new FaultReading(),
        [FormFieldKind.FaultReports] = new FaultReportReading(),
    };

    public static FieldReader For(FormFieldKind kind) => Readers[kind];

    /// <summary>The field's value, or what to mend.</summary>
    public abstract FieldRead Read(FormField field, RawValues values, FormContext context);

    protected static FieldRead Wrong(FormField field, Sentence message) => new(null, [new FieldError(field.Name, message)]);
}

/// <summary>What one field says.</summary>
/// <param name="Value">Canonical; null when nothing was filled in, or it is wrong.</param>
/// <param name="Errors">What to mend.</param>
internal sealed record FieldRead(JsonNode? Value, ImmutableArray<FieldError> Errors)
{
    public static FieldRead Nothing { get; } = new(null, []);

    public Fraction? Number { get; init; }

    public Rating? Rating { get; init; }

    public ImmutableArray<FaultRow> Faults { get; init; } = [];

    public ImmutableArray<FaultReport> Reports { get; init; } = [];
}
