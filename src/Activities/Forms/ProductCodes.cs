using CanBo.Activities.Forms.Reading;

namespace CanBo.Activities.Forms;

/// <summary>Codes of products in a score table, and of rows in a plan.</summary>
public static class ProductCodes
{
    /// <summary>A code that none of these values has yet.</summary>
    public static string Next(FormField field, IEnumerable<RawValues> values)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        if (field.Kind == FormFieldKind.Faults)
            return ProductRows.NextCode(values.SelectMany(v => FaultReading.Codes(field, v)));
        return ProductRows.NextCode(values.SelectMany(v => ProductRows.Codes(field, v)));
    }
}
