namespace CanBo.Workflows.Values;

internal static class ValueNumbers
{
    /// <summary>False when a number anywhere inside is NaN or infinite, so that JSON cannot say it.</summary>
    public static bool HasOnlyFiniteNumbers(this Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                return double.IsFinite(value.AsNumber);
            case ValueKind.Array:
                foreach (var element in value.AsArray)
                {
                    if (!element.HasOnlyFiniteNumbers())
                        return false;
                }

                return true;
            case ValueKind.Object:
                foreach (var (_, property) in value.Properties)
                {
                    if (!property.HasOnlyFiniteNumbers())
                        return false;
                }

                return true;
            default:
                return true;
        }
    }
}
