namespace CanBo.Activities.People;

/// <summary>Where someone stands on a day: decides which procedure they follow and whose list they are on.</summary>
/// <param name="Subject">Whom it is about.</param>
/// <param name="UnitId">The unit of the post, null while its code is not known; for a Party member's rating the cell, null where there is none.</param>
/// <param name="PositionGroup">The position group of the post.</param>
/// <param name="UsingAgencyId">The agency that uses the person (Decree 335/2025, Art. 10): the unit's deciding unit, else the nearest agency with a head.</param>
/// <param name="DeciderUnitId">The unit whose head decides; null when there is a gap.</param>
/// <param name="IsHead">Heads the using agency.</param>
/// <param name="IsDeputy">Is a deputy head of the using agency.</param>
/// <param name="LeadsUnit">Heads the unit of the post, which may be a part of the agency.</param>
/// <param name="HasConstituentUnits">The using agency has units inside it.</param>
public sealed record Standing(
    CaseSubject Subject,
    Guid? UnitId,
    string PositionGroup,
    Guid? UsingAgencyId,
    Guid? DeciderUnitId,
    bool IsHead,
    bool IsDeputy,
    bool LeadsUnit,
    bool HasConstituentUnits)
{
    /// <summary>Holds a leading post: head or deputy of the using agency or of the unit of the post. Who does fills in form 2A, others 2B (H43).</summary>
    public bool IsLeader { get; init; }
}
