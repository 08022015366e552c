namespace CanBo.Activities.People;

/// <summary>Everything that is typed about one post of a person.</summary>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="Title">E.g. "Trưởng phòng".</param>
/// <param name="PositionGroup">People of one group are compared with each other and share a cap (domain.md §1.7).</param>
/// <param name="SuperiorCode">Code of the direct superior; empty when the unit's head is meant.</param>
/// <param name="IsMain">The post under which the person is evaluated.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while held.</param>
public sealed record PostFacts(string UnitCode, string Title, string PositionGroup, string SuperiorCode, bool IsMain, DateOnly From, DateOnly? To);
