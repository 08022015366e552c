namespace CanBo.Activities.People;

/// <summary>Whom a case is about, as far as the participant rules need to know.</summary>
/// <param name="PersonId">The person evaluated.</param>
/// <param name="PostId">The post under which they are evaluated.</param>
/// <param name="DeciderUnitId">The deciding unit frozen at the launch; null to find it by the rule.</param>
public sealed record CaseSubject(Guid PersonId, Guid PostId, Guid? DeciderUnitId = null)
{
    /// <summary>Evaluated as a member of the Party: the unit is the cell, and the base committee decides (<see cref="ParticipantRule.Decider"/>).</summary>
    public bool IsMember { get; init; }
}
