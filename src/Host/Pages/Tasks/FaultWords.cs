using CanBo.Activities.Forms;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Tasks;

/// <summary>What pages call the states of a fault.</summary>
internal static class FaultWords
{
    /// <summary>The state; being fixed with its degree.</summary>
    public static string Of(Localizer texts, FaultStatus status, string degree) => status switch
    {
        FaultStatus.Fixed => texts["Đã khắc phục xong"],
        FaultStatus.BeingFixed => texts["Đang khắc phục, {0} %", degree],
        FaultStatus.NotFixed => texts["Chưa khắc phục"],
        _ => texts["Chưa báo cáo"],
    };
}
