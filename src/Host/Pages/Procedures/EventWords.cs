using CanBo.Activities.Procedures.Versions;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Procedures;

/// <summary>What pages call the acts on procedures. Keys of their English.</summary>
internal static class EventWords
{
    public static string Of(ProcedureEvent done) => done.Action switch
    {
        "ProcedureSaved" => Sentence.Key("Lưu bản nháp"),
        "ProcedurePublished" => Sentence.Key("Công bố"),
        "ProcedureErrorsWaived" => Sentence.Key("Công bố dù còn lỗi"),
        "ProcedureShipped" => Sentence.Key("Có sẵn trong phần mềm"),
        "ProcedureCopied" => Sentence.Key("Sao chép từ quy trình khác"),
        "ProcedureImported" => Sentence.Key("Nhập từ gói"),
        "ProcedureRetracted" => Sentence.Key("Thôi công bố"),
        "ProcedureReverted" => Sentence.Key("Lấy lại bản cũ"),
        "ProcedureDeleted" => Sentence.Key("Xóa bản nháp"),
        "CasesMigrated" => Sentence.Key("Chuyển hồ sơ đang chạy"),
        "RehearsalStarted" => Sentence.Key("Bắt đầu diễn tập"),
        "RehearsalDeleted" => Sentence.Key("Xóa buổi diễn tập"),
        _ => Sentence.Key("Thay đổi khác"),
    };
}
