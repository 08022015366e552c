using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Timer = CanBo.Workflows.Catalogue.BuiltIn.Timer;

namespace CanBo.Workflows.Soundness;

/// <summary>Finds steps that are marked to start instances and would not, or must not.</summary>
internal static class TriggerCheck
{
    /// <summary>A timer that starts instances more often than that fills the database.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(10);

    public static void Check(WorkflowGraph graph, Findings findings)
    {
        foreach (var node in graph.Nodes)
        {
            if (node is { Descriptor.IsTrigger: true, Definition.CanStartWorkflow: true, Composite: null } && node != graph.Trigger?.Node)
            {
                findings.Error(
                    FindingCodes.BadTrigger,
                    node.Definition,
                    "canStartWorkflow",
                    $"“{node.Definition.Title}” được đánh dấu để khởi động quy trình nhưng không phải bước đầu tiên của sơ đồ. Đặt nó làm bước đầu, hoặc bỏ đánh dấu.",
                    $"'{node.Definition.Title}' is marked to start the procedure, but it is not the first step of the chart. Let the chart begin with it, or take the mark away.");
            }
        }

        if (graph.Trigger is not { } trigger)
            return;
        if (graph.HasHumanActivities)
        {
            findings.Error(
                FindingCodes.BadTrigger,
                trigger.Node.Definition,
                "canStartWorkflow",
                $"“{trigger.Node.Definition.Title}” tự khởi động quy trình, nhưng trong quy trình có người phải làm việc: hồ sơ của họ chỉ do một đợt đánh giá mở. Bỏ đánh dấu khởi động.",
                $"'{trigger.Node.Definition.Title}' starts the procedure by itself, but people act in it: only a campaign opens cases for them. Take the mark away.");
        }

        if (!trigger.IsKnown)
        {
            findings.Error(
                FindingCodes.BadTrigger,
                trigger.Node.Definition,
                "",
                $"“{trigger.Node.Definition.Title}” khởi động quy trình nên các đầu vào của nó phải là giá trị cố định: khi chờ để khởi động chưa có biến nào.",
                $"'{trigger.Node.Definition.Title}' starts the procedure, so its inputs must be fixed values: nothing is there yet that could be computed from.");
        }
        else if (trigger.Node.Activity is Timer && (!ValueConversion.TryGetTimeSpan(trigger.Input(Timer.Interval), out var interval) || interval < ShortestInterval))
        {
            findings.Error(
                FindingCodes.BadTrigger,
                trigger.Node.Definition,
                Timer.Interval,
                $"“{trigger.Node.Definition.Title}” khởi động quy trình quá dày. Khoảng cách phải từ 10 giây trở lên.",
                $"'{trigger.Node.Definition.Title}' starts the procedure too often. Its interval must be 10 seconds or more.");
        }
    }
}
