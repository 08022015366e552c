using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Soundness;

/// <summary>One way in which a case can come to rest.</summary>
/// <param name="Code">The kind of incident; null when the case finished.</param>
/// <param name="IsDecided">Whether a final decision stood then.</param>
/// <param name="ActivityId">The activity of the incident; empty when the case finished, and when it ended undecided: which of several branches came last says nothing.</param>
public sealed record CaseEnd(IncidentCode? Code, bool IsDecided, string ActivityId)
{
    /// <summary>The end that an instance has come to; null while it waits for somebody.</summary>
    public static CaseEnd? Of(InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status switch
        {
            InstanceStatus.Finished => new CaseEnd(null, state.IsDecided, ""),
            InstanceStatus.Faulted when state.Incidents.LastOrDefault(incident => !incident.IsResolved) is { } incident =>
                new CaseEnd(incident.Code, state.IsDecided, incident.Code == IncidentCode.EndedWithoutDecision ? "" : incident.NodeId),
            _ => null,
        };
    }
}
