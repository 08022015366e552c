namespace CanBo.Activities.People.Editing;

/// <summary>What an organiser types about a person. Codes do not change.</summary>
public sealed record PersonEdit(
    string? FullName,
    string? Email,
    string? Phone,
    PartyStatus PartyStatus,
    string? ResidenceCode,
    string? ResidenceExemptReason,
    DateOnly? ActiveFrom,
    DateOnly? ActiveTo);

/// <summary>What an organiser types about a post.</summary>
public sealed record PostEdit(string? UnitCode, string? Title, string? PositionGroup, string? SuperiorCode, bool IsMain, DateOnly? From, DateOnly? To);

/// <summary>What an organiser types about a membership of one person.</summary>
public sealed record MembershipEdit(string? UnitCode, MembershipRole Role, int Rank, DateOnly? From, DateOnly? To);

/// <summary>What an organiser types about a unit. Codes do not change.</summary>
public sealed record UnitEdit(string? Name, string? ParentCode, UnitKind Kind, string? DeciderUnitCode, string? Email);
