using System.Text;
using System.Text.RegularExpressions;

namespace CanBo.Activities.Ratings;

/// <summary>
/// Reads a rating from the words of past decisions (domain.md §1.5): today's names, "chức trách, nhiệm vụ" (2018–2019),
/// the third State level of 2015–2020, "đủ tư cách" of Party members and "trong sạch, vững mạnh" of Party organisations before 2018.
/// </summary>
public static partial class RatingWording
{
    /// <summary>The rating a text stands for, or null when it is none of the known wordings (a criterion level is none).</summary>
    public static Rating? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (RatingScale.TryParseCode(text, out var code))
            return code;
        return Plain(text) switch
        {
            "hoàn thành xuất sắc nhiệm vụ" => Rating.XS,
            "hoàn thành tốt nhiệm vụ" => Rating.TOT,
            "hoàn thành nhiệm vụ" => Rating.HT,
            // 2015-2020, State: the third of four levels, above "not completed".
            "hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực" => Rating.HT,
            "không hoàn thành nhiệm vụ" => Rating.KHT,
            "không xếp loại" or "chưa xếp loại" or "không đánh giá, xếp loại" => Rating.KXL,
            // Before 2018, Party organisations: the top and the bottom of their four levels.
            "trong sạch, vững mạnh" or "trong sạch, vững mạnh tiêu biểu" => Rating.XS,
            "yếu kém" => Rating.KHT,
            _ => null,
        };
    }

    /// <summary>
    /// Whether the text is a criterion level of the 2018–2025 sheets (Xuất sắc, Tốt, Trung bình, Kém): not a rating, and a
    /// reader of history must ask which is meant.
    /// </summary>
    public static bool IsCriterionLevel(string? text) =>
        text is not null && Plain(text) is "xuất sắc" or "tốt" or "trung bình" or "kém";

    private static string Plain(string text)
    {
        var plain = Spaces().Replace(text.Normalize(NormalizationForm.FormC).ToLowerInvariant(), " ").Trim(' ', '.', ';', '"', '“', '”');
        plain = plain.Replace("chức trách, nhiệm vụ", "nhiệm vụ", StringComparison.Ordinal).Replace("chức trách nhiệm vụ", "nhiệm vụ", StringComparison.Ordinal);
        plain = plain.Replace("trong sạch vững mạnh", "trong sạch, vững mạnh", StringComparison.Ordinal);
        return Membership().Replace(plain, "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // "Đảng viên đủ tư cách, hoàn thành tốt nhiệm vụ"; "đảng viên vi phạm tư cách, không hoàn thành nhiệm vụ".
    [GeneratedRegex("^(?:đảng viên )?(?:(?:không )?đủ tư cách|vi phạm tư cách),? |^(?:đảng viên|tổ chức đảng|chi bộ|đảng bộ) ")]
    private static partial Regex Membership();
}
