namespace CanBo.Activities.Mail.Transport;

/// <summary>A mail address with the name shown beside it.</summary>
/// <param name="Address">Such as <c>an.nv@tinh.gov.vn</c>; letters outside ASCII are allowed in the domain only.</param>
/// <param name="DisplayName">Any text of one line, or null.</param>
public sealed record Mailbox(string Address, string? DisplayName = null);
