using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness;

/// <summary>Says why a procedure that is marked for use as an activity cannot be one: its inputs and outputs become properties of the activity.</summary>
internal static class UsableCheck
{
    public static ImmutableArray<Finding> Find(WorkflowDefinition definition)
    {
        var findings = new Findings();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in definition.Inputs.Concat(definition.Outputs).Select(argument => argument.Name))
        {
            var property = Composite.Camel(name);
            if (ActivityShape.IsHeader(property))
            {
                findings.Error(
                    FindingCodes.UnusableAsActivity,
                    null,
                    name,
                    $"Không dùng làm hoạt động được: “{name}” trùng tên một thuộc tính mà hoạt động nào cũng có. Đổi tên đầu vào hoặc đầu ra ấy.",
                    $"It cannot be used as an activity: '{name}' is a property that every activity has. Rename that input or output.");
            }
            else if (!seen.Add(property))
            {
                findings.Error(
                    FindingCodes.UnusableAsActivity,
                    null,
                    name,
                    $"Không dùng làm hoạt động được: có hai đầu vào hoặc đầu ra tên “{name}”. Đổi tên một trong hai.",
                    $"It cannot be used as an activity: two inputs or outputs are called '{name}'. Rename one of them.");
            }
        }

        return findings.ToImmutable();
    }

    /// <summary>A part of a procedure need not decide the case: the procedure that uses it is checked for that, with the part inside.</summary>
    public static Finding OfPart(Finding finding) =>
        finding.Code == FindingCodes.EndsWithoutDecision ? finding with { Severity = Severity.Warning } : finding;
}
