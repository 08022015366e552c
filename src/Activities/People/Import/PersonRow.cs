namespace CanBo.Activities.People.Import;

/// <summary>A row of <c>people.csv</c> as read. What the file has no column for is null.</summary>
internal sealed record PersonRow(
    ImportRow Row,
    string Code,
    string FullName,
    string? Email,
    string? Phone,
    string UnitCode,
    string Title,
    string PositionGroup,
    string? SuperiorCode,
    PartyStatus? PartyStatus,
    string? ResidenceCode,
    string? ResidenceExemptReason,
    DateOnly? ActiveFrom);
