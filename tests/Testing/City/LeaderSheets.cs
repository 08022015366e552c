namespace CanBo.Testing.City;

/// <summary>Answers to the forms of the leaders' procedure; each text has the mark that no mail may show.</summary>
public static class LeaderSheets
{
    /// <summary>Stands in every text anybody writes, so that a mail that tells one is found.</summary>
    public const string Mark = "mật-văn";

    /// <summary>KDDG-2A; the score is 100 less a twentieth for every place.</summary>
    public static object SelfReview(int place) => new
    {
        qualities = $"Giữ gìn phẩm chất, nêu gương ({Mark}).",
        results = $"Hoàn thành các nhiệm vụ được giao ({Mark}).",
        leadership = $"Điều hành dân chủ, quyết đoán ({Mark}).",
        commitment = $"Thực hiện đủ cam kết đầu năm ({Mark}).",
        limits = $"Có việc còn chậm ({Mark}).",
        earlierLimits = $"Đã khắc phục ({Mark}).",
        collective = $"Chịu phần trách nhiệm trong tập thể ({Mark}).",
        direction = $"Tập trung khắc phục trong quý I ({Mark}).",
        score = new
        {
            criteria = new Dictionary<string, decimal> { ["I.1"] = 5 - (0.05m * place), ["I.2"] = 5, ["II.1"] = 5, ["II.2"] = 5, ["III.1"] = 5, ["III.2"] = 5 },
            products = new Dictionary<string, object> { ["1"] = new { name = "Chương trình công tác năm", origin = "Assigned", assigned = 10, completed = 10, note = $"Có báo cáo tổng kết ({Mark})." } },
        },
        selfRating = "XS",
    };

    /// <summary>The form of an opinion, by its code.</summary>
    public static object Remark(string form) => form switch
    {
        "remark-superior" => new { strengths = $"Tận tụy ({Mark}).", limits = $"Cần mạnh dạn hơn ({Mark}).", politics = "tot", work = "tot", rating = "TOT" },
        "remark-peer" => new { strengths = $"Phối hợp tốt ({Mark}).", improve = $"Trao đổi sớm hơn ({Mark}).", politics = "tot", work = "xuat-sac", rating = "TOT" },
        "remark-subordinates" => new { leads = "tot", fair = "tot", example = "xuat-sac", good = $"Biết lắng nghe ({Mark}).", improve = $"Giao việc rõ hơn ({Mark})." },
        "remark-committee" => new { opinion = $"Cấp ủy nhất trí ({Mark}).", rating = "TOT" },
        "remark-mass-organisation" => new { opinion = $"Tham gia đầy đủ ({Mark}).", rating = "TOT" },
        _ => throw new InvalidOperationException($"No answer for the form {form}."),
    };

    public static object Appraisal() => new { summary = $"Hồ sơ đủ, các ý kiến thống nhất ({Mark}).", rating = "TOT", reason = $"Theo hồ sơ ({Mark})." };
}
