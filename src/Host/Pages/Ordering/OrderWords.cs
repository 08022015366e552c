using CanBo.Activities.Ordering;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Ordering;

/// <summary>What cases wait for, in words.</summary>
internal static class OrderWords
{
    public static string Of(Localizer texts, WaitKind kind) => kind switch
    {
        WaitKind.UnitRating => texts["mức xếp loại của đơn vị"],
        WaitKind.Subordinates => texts["hồ sơ của cấp dưới trực tiếp"],
        WaitKind.CollectiveDraft => texts["bản dự thảo kiểm điểm của tập thể"],
        _ => texts["hồ sơ của người đứng đầu, cấp phó"],
    };
}
