using System.Globalization;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>Answers people write.</summary>
internal static class Sheets
{
    /// <summary>Stands in every text anybody writes, so that a mail that tells one is found.</summary>
    public const string Mark = "mật-văn";

    /// <summary>D335 Mẫu 02 with the same total every month.</summary>
    public static object Annual(decimal score, string rating) => new
    {
        months = Enumerable.Range(1, 12).ToDictionary(m => m.ToString(CultureInfo.InvariantCulture), _ => new { score }),
        strengths = $"Hoàn thành việc được giao ({Mark}).",
        limits = $"Chưa mạnh dạn đề xuất ({Mark}).",
        selfRating = rating,
    };

    public static object Opinion(string rating) => new { opinion = $"Giữ gìn phẩm chất, gương mẫu ({Mark}).", rating };

    public static object Appraisal(string rating) => new { summary = $"Hồ sơ đủ, điểm đúng ({Mark}).", rating, reason = $"Theo hồ sơ ({Mark})." };
}
