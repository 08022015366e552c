using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms;

/// <summary>What an answer says once it is read: canonical JSON and what it means, or every place to mend.</summary>
/// <param name="Answer">Values by field name: texts trimmed, numbers as numbers, codes in capitals; only fields that are shown. Complete only without errors.</param>
/// <param name="Errors">Every place to mend, in the order of the form; the field is its path, such as <c>months/3/score</c>.</param>
public sealed record FormReading(JsonObject Answer, ImmutableArray<FieldError> Errors)
{
    /// <summary>The score it gives; null when the form gives none or it cannot be computed.</summary>
    public Fraction? Score { get; init; }

    /// <summary>The rating it gives.</summary>
    public Rating? Rating { get; init; }

    /// <summary>The reason it gives; empty when there is none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it promises; empty when there is nothing.</summary>
    public string Commitment { get; init; } = "";

    /// <summary>Faults it plans to mend.</summary>
    public ImmutableArray<FaultRow> Faults { get; init; } = [];

    /// <summary>What it says of faults planned earlier.</summary>
    public ImmutableArray<FaultReport> Reports { get; init; } = [];

    /// <summary>True when nothing is to be mended.</summary>
    public bool IsValid => Errors.IsEmpty;

    /// <summary>Reads a whole answer.</summary>
    public static FormReading Of(Form form, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Of(form, form.Fields, values, context);
    }

    /// <summary>Reads one page of a form; fields of other pages are neither read nor missed.</summary>
    public static FormReading Of(Form form, FormPart part, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Of(form, part.Fields, values, context);
    }

    /// <summary>Names in a program's answer that the form does not know: a misspelt field would otherwise be lost in silence.</summary>
    public static ImmutableArray<FieldError> Unknown(Form form, RawValues values)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        var known = form.Fields.Where(f => f.Kind != FormFieldKind.Note).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return [.. values.Below("").Where(name => !known.Contains(name))
            .Select(name => new FieldError(name, Sentence.Of("Biểu mẫu không có trường {0}. Các trường: {1}.", name, string.Join(", ", known))))];
    }

    /// <summary>Whether a field is shown to this person with these values.</summary>
    public static bool IsShown(FormField field, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(context);
        if (field.Kind == FormFieldKind.FaultReports && context.Carried.Count == 0)
            return false;
        return field.ShowIf is not { } condition
            || (condition.Field == FieldCondition.LeaderFact
                ? context.IsLeader == (condition.Is == "true")
                : string.Equals(values[condition.Field].Trim(), condition.Is, StringComparison.OrdinalIgnoreCase));
    }

    private static FormReading Of(Form form, IEnumerable<FormField> fields, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(values);
        var answer = new JsonObject();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var reading = new FormReading(answer, []);
        foreach (var field in fields.Where(f => IsShown(f, values, context)))
        {
            var read = FieldReader.For(field.Kind).Read(field, values, context);
            errors.AddRange(read.Errors);
            if (read.Value is not null)
                answer[field.Name] = read.Value;
            reading = Meaning(reading, field, read);
            if (!read.Faults.IsEmpty || !read.Reports.IsEmpty)
                reading = reading with { Faults = [.. reading.Faults, .. read.Faults], Reports = [.. reading.Reports, .. read.Reports] };
        }

        return reading with { Errors = errors.ToImmutable() };
    }

    private static FormReading Meaning(FormReading reading, FormField field, FieldRead read) => field.Gives switch
    {
        FieldMeaning.Score => reading with { Score = read.Number },
        FieldMeaning.Rating => reading with { Rating = read.Rating },
        FieldMeaning.Reason => reading with { Reason = read.Value?.GetValue<string>() ?? "" },
        FieldMeaning.Commitment => reading with { Commitment = read.Value?.GetValue<string>() ?? "" },
        _ => reading,
    };
}
