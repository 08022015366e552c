namespace CanBo.Activities.Access;

/// <summary>A link that leads somewhere.</summary>
/// <param name="Link">The link.</param>
/// <param name="PersonName">Who may come in.</param>
public sealed record OpenedLink(Link Link, string PersonName);
