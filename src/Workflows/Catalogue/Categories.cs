namespace CanBo.Workflows.Catalogue;

/// <summary>The palette's groups.</summary>
public static class Categories
{
    /// <summary>Where procedures begin.</summary>
    public static Bilingual Start { get; } = new("Khởi động", "Start");

    /// <summary>Branches, joins, ends.</summary>
    public static Bilingual Flow { get; } = new("Luồng", "Flow");

    /// <summary>Procedures that others use as activities.</summary>
    public static Bilingual Procedures { get; } = new("Quy trình khác", "Other procedures");

    /// <summary>Steps in which people act.</summary>
    public static Bilingual People { get; } = new("Con người", "People");

    /// <summary>Votes.</summary>
    public static Bilingual Voting { get; } = new("Biểu quyết", "Voting");

    /// <summary>Scores, quotas, decisions.</summary>
    public static Bilingual Rating { get; } = new("Xếp loại", "Rating");

    /// <summary>Mails and publication.</summary>
    public static Bilingual Notices { get; } = new("Thông báo", "Notices");

    /// <summary>Deadlines and waiting.</summary>
    public static Bilingual Deadlines { get; } = new("Thời hạn", "Deadlines");

    /// <summary>Variables and values.</summary>
    public static Bilingual Data { get; } = new("Dữ liệu", "Data");
}
