using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness;

/// <summary>Finds branches on a fact that is not declared. Whoever starts a case may give it all the same, so this is a warning. The fact is a name in a fixed value, so compiling the inputs cannot see it.</summary>
internal static class FactCheck
{
    public static void Check(WorkflowGraph graph, Findings findings)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Activity is not Decide || Array.Find(node.Inputs, input => input.Descriptor.Name == "fact") is not { IsConstant: true, Constant: { Kind: ValueKind.String } fact })
                continue;
            var name = fact.AsString;
            if (name.Length == 0 || graph.WorkflowInputs.Contains(name) || Declares(graph, node, name))
                continue;
            findings.Warning(
                FindingCodes.UnknownVariable,
                node.Definition,
                "fact",
                $"“{node.Definition.Title}” rẽ nhánh theo “{name}”, nhưng quy trình không khai báo biến hay đầu vào nào tên như vậy: hồ sơ không có dữ kiện này sẽ dừng thành sự cố. Chọn dữ kiện khác hoặc khai báo đầu vào.",
                $"'{node.Definition.Title}' decides by '{name}', which the workflow declares neither as a variable nor as an input: a case without this fact stops as an incident. Choose another fact or declare the input.");
        }
    }

    private static bool Declares(WorkflowGraph graph, GraphNode node, string name)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (Array.Exists(at.Variables, slot => slot.Name == name))
                return true;
        }

        return Array.Exists(graph.Variables, slot => slot.Name == name);
    }
}
