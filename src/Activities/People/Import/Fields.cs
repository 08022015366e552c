using System.Globalization;

namespace CanBo.Activities.People.Import;

/// <summary>Says which fields differ.</summary>
internal static class Fields
{
    public static IReadOnlyList<FieldChange> Of(params ReadOnlySpan<(string Field, string? Old, string? New)> fields)
    {
        var changes = new List<FieldChange>();
        foreach (var (field, old, @new) in fields)
            if (old != @new)
                changes.Add(new FieldChange(field, old, @new));
        return changes;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
