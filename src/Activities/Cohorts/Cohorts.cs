using CanBo.Activities.Campaigns;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Cohorts;

/// <summary>The door for features that take a case out of its campaign.</summary>
public static class Cohorts
{
    /// <summary>The case was cancelled, exempted or decided elsewhere: whoever waited for it is looked at again, after this step.</summary>
    public static void CaseLeft(StepScope step, Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        foreach (var key in CohortKeys.AllOf(@case))
            CohortGate.LookSoon(step, @case.CampaignId, key, TimeSpan.FromSeconds(1));
    }
}
