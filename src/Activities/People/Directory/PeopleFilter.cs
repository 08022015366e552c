namespace CanBo.Activities.People.Directory;

/// <summary>Which people are listed.</summary>
/// <param name="Text">Words of the name, code or address, with or without marks.</param>
/// <param name="UnitCode">People with a post in this unit or below it.</param>
/// <param name="PositionGroup">People with a post of this group.</param>
/// <param name="Mailbox">People whose address is shared, missing or their own.</param>
/// <param name="Left">True lists who has left instead of who is there.</param>
/// <param name="Sort"><c>name</c> (default), <c>code</c>, <c>unit</c>; a leading minus turns it round.</param>
public sealed record PeopleFilter(string? Text = null, string? UnitCode = null, string? PositionGroup = null, Mailbox? Mailbox = null, bool Left = false, string? Sort = null);
