namespace CanBo.Activities.People;

/// <summary>Everything that is typed about a person, without posts.</summary>
/// <param name="Code">The organisation's own code (số hiệu); never changes.</param>
/// <param name="FullName">Family, middle and given name, as written in Vietnamese.</param>
/// <param name="Email">Empty when there is none.</param>
/// <param name="Phone">Empty when there is none.</param>
/// <param name="PartyStatus">Standing in the Party.</param>
/// <param name="ResidenceCode">Code of the residence unit; empty when not known.</param>
/// <param name="ResidenceExemptReason">Why no comment of the residence area is asked; empty when it is asked.</param>
/// <param name="ActiveFrom">First day in the organisation.</param>
/// <param name="ActiveTo">Last day in the organisation; null while there.</param>
public sealed record PersonFacts(
    string Code,
    string FullName,
    string Email,
    string Phone,
    PartyStatus PartyStatus,
    string ResidenceCode,
    string ResidenceExemptReason,
    DateOnly ActiveFrom,
    DateOnly? ActiveTo);
