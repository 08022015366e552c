using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Storage;

/// <summary>The application's view of a step.</summary>
public static class StepScopeExtensions
{
    /// <summary>The features' rows in this step.</summary>
    public static CanBoContext Db(this StepScope step) => (CanBoContext)step.Context;
}
