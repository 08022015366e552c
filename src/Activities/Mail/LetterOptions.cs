using System.Globalization;

namespace CanBo.Activities.Mail;

/// <summary>How letters are written. Bound from <c>Mail</c> and <c>Organisation</c>.</summary>
public sealed class LetterOptions
{
    /// <summary>The language of letters to people who chose none: <c>vi</c> or <c>en</c>. Default <c>vi</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>The organisation as it heads its letters; from <c>Organisation:Name</c>.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>A language as a culture.</summary>
    internal static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en" : "vi-VN");
}
