using CanBo.Activities.Forms;

namespace CanBo.Activities.Tests.Tasks;

/// <summary>Answers as programs send them.</summary>
internal static class Answers
{
    /// <summary>Twelve equal months and a rating of one's own.</summary>
    public static RawValues Sheet(string score = "91", string rating = "XS", string strengths = "Hoàn thành đủ mười hai tháng.") => RawValues.Parse(
        $$"""
        {"months":{{{string.Join(',', Enumerable.Range(1, 12).Select(m => $"\"{m}\":\"{score}\""))}}},
         "strengths":"{{strengths}}","limits":"","selfRating":"{{rating}}"}
        """);

    public static RawValues Opinion(string text = "Chấp hành tốt, gương mẫu.") => RawValues.Parse($$"""{"opinion":"{{text}}","rating":"TOT"}""");

    public static RawValues Appraisal(string rating, string reason = "", string score = "") =>
        RawValues.Parse($$"""{"summary":"Hồ sơ đủ.","rating":"{{rating}}","reason":"{{reason}}","score":"{{score}}"}""");
}
