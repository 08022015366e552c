using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.SignIn;

/// <summary>Instants as people read them.</summary>
internal static class Moments
{

    /// <summary>14:35, 10/12/2026 in the business zone.</summary>
    public static string Moment(this Localizer texts, DateTimeOffset instant)
    {
        var local = BusinessZone.Local(instant);
        return $"{local.ToString("HH':'mm", CultureInfo.InvariantCulture)}, {texts.Day(DateOnly.FromDateTime(local.DateTime))}";
    }
}
