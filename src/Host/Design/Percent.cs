using System.Globalization;

namespace CanBo.Host.Design;

/// <summary>Lengths of drawn bars, as SVG takes them.</summary>
internal static class Percent
{
    /// <summary>"19.32%" for 17 of 88; nothing of nothing is 0.</summary>
    public static string Of(int part, int whole) =>
        (whole == 0 ? 0 : 100m * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
