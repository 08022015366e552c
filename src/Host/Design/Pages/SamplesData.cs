using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Design.Pages;

/// <summary>Invented data of the Development pages that show every component.</summary>
internal static class SamplesData
{
    public static DateOnly Today { get; } = new(2026, 12, 10);

    public static IReadOnlyList<Figure> Figures { get; } =
    [
        new("Hồ sơ", "126", "và 4 người được miễn"),
        new("Đã thông báo kết quả", "6", "trên 126 (4,76 %)"),
        new("Quá hạn", "12", "việc, ở 6 đơn vị", IsLate: true),
        new("Hạn cuối", "14/12/2026", "còn 2 ngày làm việc"),
    ];

    public static IReadOnlyList<FlowStep> Steps { get; } =
    [
        new("Tự đánh giá", 9, "lâu nhất 24 ngày", 7, "#b1"),
        new("Nhận xét của cấp trên", 21, "thường chờ 2 ngày", 5, "#b2"),
        new("Họp đơn vị", 34, "thường chờ 3 ngày", 0, "#b3"),
        new("Ý kiến cấp ủy", 12, "thường chờ 1 ngày", 0, "#b4"),
        new("Tổng hợp, đề xuất", 18, "thường chờ 1 ngày", 0, "#b5"),
        new("Quyết định", 26, "thường chờ 1 ngày", 0, "#b6"),
        new("Đã thông báo", 6, "xong", null, "#b7"),
    ];

    public static QuotaView Quota { get; } = new(
        "Còn 4 chỗ Xuất sắc cho 6 người được đề xuất", 7, 3, 6,
        [new("Từ mức tốt trở lên trong nhóm", "43 người"), new("Hoàn thành tốt, nếu 7 người Xuất sắc", "36 người"), new("20 % của 36 là 7,2", "tối đa 7")],
        "Tỷ lệ tính trên số Hoàn thành tốt, theo nhóm và theo cơ quan.");

    public static QuotaView LargeQuota { get; } = new(
        "Còn 18 chỗ Xuất sắc cho 30 người được đề xuất", 40, 22, 12, [new("20 % của 200 là 40", "tối đa 40")]);

    public static DistributionView Distribution { get; } = new("2026", new RatingCounts(17, 88, 17, 2, 2), "2025", new RatingCounts(17, 87, 13, 2));

    public static IReadOnlyList<TallyItem> Tally { get; } =
    [
        new(IconName.Check, "Thêm mới", 38),
        new(IconName.Pen, "Cập nhật", 161),
        new(IconName.Minus, "Không đổi", 9),
        new(IconName.Error, "Cần sửa", 6, "dòng, 7 lỗi", Bad: true),
    ];

    public static IReadOnlyList<WaitItem> Waits { get; } =
    [
        new("Chi ủy Khu phố 4, phường Bến Ngự Đông", "Nhận xét nơi cư trú, chờ từ 01/12 (9 ngày). Hạn 14/12. Đã nhắc một lần, 07/12.", false, "Còn 4 ngày"),
        new("Trần Quốc Khánh", "Nhận xét của cấp trên, chờ từ 03/12 (7 ngày).", true, "Quá hạn 2 ngày"),
    ];

    public static IReadOnlyList<TimelineItem> Timeline { get; } =
    [
        new(TimelineState.Ahead, "Còn 4 bước", "Tổng hợp, chờ cả nhóm, quyết định, thông báo. Dự kiến xong 14/12."),
        new(TimelineState.Now, "Nhận xét nơi cư trú", "Gửi 01/12. Đã mở liên kết 03/12, chưa trả lời."),
        new(TimelineState.Done, "Họp phòng, thông qua biên bản", "04/12, có mặt 11 trên 11 người."),
        new(TimelineState.Done, "Tự đánh giá", "30/11. Trả lại 28/11 để bổ sung minh chứng."),
    ];

    public static AskFacts Facts { get; } = new(
        "Công chức có mặt từ đủ 6 tháng trong năm 2026", "Thứ Sáu, 04/12/2026 (còn 1 ngày)",
        "Trưởng phòng, người họp đánh giá, người quyết định", "Trưởng phòng Trần Quốc Khánh nhận xét");

    public static FormErrors Errors { get; } = new(
    [
        new FieldError("score", new Sentence("Nhập từ {0} đến {1}.", ["0", "2,5"])),
        new FieldError("rating", new Sentence("Chọn một mức.", [])),
        new FieldError("agree", new Sentence("Đánh dấu cam kết trước khi gửi.", [])),
    ]);

    public static IReadOnlyList<Choice> Ratings { get; } =
    [
        new("XS", "Hoàn thành xuất sắc nhiệm vụ", "Cần 90 điểm trở lên và mọi sản phẩm đúng hạn"),
        new("TOT", "Hoàn thành tốt nhiệm vụ"),
        new("HT", "Hoàn thành nhiệm vụ"),
        new("KHT", "Không hoàn thành nhiệm vụ"),
    ];
}
