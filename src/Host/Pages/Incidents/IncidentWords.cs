using CanBo.Activities.Texts;
using CanBo.Workflows.Execution;

namespace CanBo.Host.Pages.Incidents;

/// <summary>What happened and what to do about it, by the engine's code; the detail stands beside it.</summary>
internal static class IncidentWords
{
    public static string Of(string code) => Enum.TryParse<IncidentCode>(code, out var known)
        ? known switch
        {
            IncidentCode.ActivityFailed => Sentence.Key("Bước này không chạy được. Sửa nguyên nhân rồi chạy lại."),
            IncidentCode.InputFailed => Sentence.Key("Một đầu vào của bước này thiếu hoặc sai. Sửa trong quy trình rồi chạy lại."),
            IncidentCode.OutputFailed => Sentence.Key("Kết quả của bước này không hợp với biến nhận. Sửa trong quy trình rồi chạy lại."),
            IncidentCode.EndedWithoutDecision => Sentence.Key("Hồ sơ đi đến hết mà chưa có quyết định xếp loại. Nối cổng ra của bước này, công bố, chuyển hồ sơ sang bản mới, rồi chạy lại."),
            IncidentCode.IllegalReturn => Sentence.Key("Mũi tên quay về một bước mà không phải mọi nhánh đều đã qua. Sửa mũi tên rồi chạy lại."),
            IncidentCode.TooManySteps => Sentence.Key("Quy trình quay vòng mà không bước nào đợi ai. Sửa điều kiện quay lại."),
            IncidentCode.WithdrawalFailed => Sentence.Key("Một việc rút lại chưa trọn vẹn; xem chi tiết."),
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        }
        : Sentence.Key("Việc hẹn giờ không chạy được sau nhiều lần thử. Xem chi tiết rồi chạy lại.");
}
