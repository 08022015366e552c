namespace CanBo.Activities.People;

/// <summary>Everything that is typed about a membership.</summary>
/// <param name="PersonCode">Code of the person.</param>
/// <param name="UnitCode">Code of the unit or body.</param>
/// <param name="Role">What the person is there.</param>
/// <param name="Rank">Order among those of the same role, 1 first; 0 when not stated, which comes last.</param>
/// <param name="From">First day; null when not stated.</param>
/// <param name="To">Last day; null while it lasts.</param>
public sealed record MembershipFacts(string PersonCode, string UnitCode, MembershipRole Role, int Rank, DateOnly? From, DateOnly? To);
