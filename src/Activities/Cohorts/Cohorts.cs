using CanBo.Activities.Campaigns;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Cohorts;

/// <summary>The door for features that take a case out of its campaign.</summary>
public static class Cohorts
{
    /// <summary>
    /// The case ended, was cancelled or became an incident: whoever waited for it is looked at again as soon as this step is committed. The note of it is
    /// part of the step, so no kill in between loses it.
    /// </summary>
    public static void CaseLeft(StepScope step, Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        foreach (var key in CohortKeys.AllOf(@case))
            CohortGate.LookAtOnce(step, @case.CampaignId, key);
    }
}
