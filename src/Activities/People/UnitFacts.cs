namespace CanBo.Activities.People;

/// <summary>Everything that is typed about a unit.</summary>
/// <param name="Code">The organisation's own code; never changes.</param>
/// <param name="Name">The full name.</param>
/// <param name="ParentCode">Code of the unit above; empty at the top.</param>
/// <param name="Kind">What the unit is.</param>
/// <param name="DeciderUnitCode">Code of the unit whose head decides for the people of this one; empty for the rule of <see cref="Unit.DeciderUnitId"/>.</param>
/// <param name="Email">The unit's address; empty when it has none.</param>
public sealed record UnitFacts(string Code, string Name, string ParentCode, UnitKind Kind, string DeciderUnitCode, string Email);
