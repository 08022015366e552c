using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>A feature with acts that no return may lead over, such as a secret vote that was counted (design.md §3, "Joins and returns").</summary>
public interface IReturnGuard
{
    /// <summary>Refuses that a case goes through these nodes again.</summary>
    /// <exception cref="Errors.RuleBrokenException">Something was done in one of them that is not done twice.</exception>
    Task RequireFreeAsync(StepScope step, Guid caseId, IReadOnlyCollection<string> nodeIds, CancellationToken cancellation);
}
