using CanBo.Activities.Errors;
using CanBo.Workflows.Soundness;

namespace CanBo.Activities.Procedures;

/// <summary>A procedure that is not published, because the check found errors.</summary>
/// <param name="findings">The errors that stop it; at least one.</param>
public sealed class ProcedureRefusedException(IReadOnlyList<Finding> findings) : InvalidInputException([.. findings.Select(ProcedureFindings.ToFieldError)])
{
    /// <summary>The errors that stop it, each with the path that shows it.</summary>
    public IReadOnlyList<FindingView> Findings { get; } = [.. findings.Select(FindingView.Of)];

    /// <summary>True when an administrator may publish all the same, with a reason.</summary>
    public bool MayBeWaived { get; } = findings.All(finding => finding.MayBeWaived);
}
