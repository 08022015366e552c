using System.Globalization;

namespace CanBo.Activities.Mail;

/// <summary>How letters are written. Bound from <c>Mail</c> and <c>Organisation</c>.</summary>
public sealed class LetterOptions
{
    /// <summary>The language of letters to people who chose none: <c>vi</c> or <c>en</c>. Default <c>vi</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>From this hour on nobody is reminded, in Việt Nam; <c>HH:mm</c>, default 20:00.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>Until this hour; the same as <see cref="QuietFrom"/> for no quiet hours. Default 06:30.</summary>
    public TimeOnly QuietTo { get; set; } = new(6, 30);

    /// <summary>The hours of the night in which nobody is reminded.</summary>
    internal QuietHours Quiet => new(QuietFrom, QuietTo);

    /// <summary>The organisation as it heads its letters; from <c>Organisation:Name</c>.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>A language as a culture.</summary>
    internal static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en" : "vi-VN");
}
