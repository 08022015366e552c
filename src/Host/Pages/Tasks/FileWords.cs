using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Sizes of files as people read them.</summary>
internal static class FileWords
{
    /// <summary>240 KB, 1,2 MB.</summary>
    public static string Size(Localizer texts, int bytes) => bytes < 1024 * 1024
        ? texts["{0} KB", Math.Max(1, (bytes + 512) / 1024)]
        : texts["{0} MB", new Fraction(bytes, 1024 * 1024).ToText(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), 1)];
}
