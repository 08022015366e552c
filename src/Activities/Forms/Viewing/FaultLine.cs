using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Forms.Reading;

namespace CanBo.Activities.Forms.Viewing;

/// <summary>One row of a plan, or one carried fault with what is said of it.</summary>
/// <param name="Path">Path of the row in the answer.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Due">The deadline, as typed or <c>yyyy-MM-dd</c>.</param>
/// <param name="Status">The word typed for the state; empty in a plan and before it was said.</param>
/// <param name="Degree">Per cent, as typed.</param>
/// <param name="Note">Difficulties, responsibility.</param>
/// <param name="Year">The year it was planned in; null in a plan.</param>
public sealed record FaultLine(string Path, string Fault, string Measure, string Due, string Status, string Degree, string Note, int? Year)
{
    /// <summary>The day of the deadline; null while it cannot be read.</summary>
    public DateOnly? DueOn => DateOnly.TryParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The state; null before it was said.</summary>
    public FaultStatus? State => FaultReportReading.Words.TryGetValue(Status, out var state) ? state : null;

    /// <summary>Lays the rows of a field out.</summary>
    public static ImmutableArray<FaultLine> Of(FormField field, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(context);
        string At(string path) => values[path].Trim();
        return field.Kind == FormFieldKind.Faults
            ? [.. FaultReading.Codes(field, values).Select(code => $"{field.Name}/{code}")
                .Select(path => new FaultLine(path, At($"{path}/fault"), At($"{path}/measure"), At($"{path}/due"), "", "", "", null))]
            : [.. context.Carried.Select(fault => (Fault: fault, Path: FaultReportReading.PathOf(field, fault)))
                .Select(f => new FaultLine(
                    f.Path, f.Fault.Fault, f.Fault.Measure, f.Fault.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), At($"{f.Path}/status"), At($"{f.Path}/degree"), At($"{f.Path}/note"), f.Fault.Year))];
    }
}
