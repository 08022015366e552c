using System.Globalization;

namespace CanBo.Activities.Mail;

/// <summary>How letters are written. Bound from <c>Mail</c> and <c>Organisation</c>.</summary>
public sealed class LetterOptions
{
    /// <summary>The organisation's language of letters: <c>vi</c> or <c>en</c>. Default <c>vi</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>The organisation as it heads its letters; from <c>Organisation:Name</c>.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The language as a culture.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en" : "vi-VN");
}
