using System.Globalization;
using CanBo.Workflows;

namespace CanBo.Activities.Texts;

/// <summary>Texts that carry both languages themselves (the engine's), for readers.</summary>
public static class BilingualTexts
{
    /// <summary>The text in the reader's language, Vietnamese unless the culture is English.</summary>
    public static string InReadersLanguage(this Bilingual text) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.English : text.Vietnamese;

    /// <summary>The same as a sentence, for errors.</summary>
    public static Sentence ToSentence(this Bilingual text) => new(text.InReadersLanguage(), []);
}
