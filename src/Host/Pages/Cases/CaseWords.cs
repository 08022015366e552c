using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Cases;

/// <summary>What states are called.</summary>
internal static class CaseWords
{
    public static string Of(TaskState state) => state switch
    {
        TaskState.Open => Sentence.Key("đang chờ"),
        TaskState.Done => Sentence.Key("đã trả lời"),
        TaskState.Overdue => Sentence.Key("quá hạn"),
        TaskState.Waived => Sentence.Key("được miễn"),
        TaskState.Withdrawn => Sentence.Key("đã rút lại"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
