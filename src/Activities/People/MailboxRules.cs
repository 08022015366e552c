namespace CanBo.Activities.People;

/// <summary>Finds addresses that are not one person's own (design.md §3, "Who may act how").</summary>
/// <param name="roleNames">Local parts that name a role, such as <c>vanthu</c>; without dots and digits.</param>
/// <param name="unitAddresses">The addresses of units.</param>
public sealed class MailboxRules(IEnumerable<string> roleNames, IEnumerable<string> unitAddresses)
{
    private readonly HashSet<string> _roleNames = new(roleNames.Select(Bare), StringComparer.Ordinal);
    private readonly HashSet<string> _unitAddresses = new(unitAddresses, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whose mailbox an address is.</summary>
    /// <param name="email">The address; empty when there is none.</param>
    /// <param name="holders">On how many people it stands, this one included.</param>
    public Mailbox Of(string email, int holders)
    {
        ArgumentNullException.ThrowIfNull(email);
        return email.Length == 0 ? Mailbox.Missing
            : holders > 1 || _unitAddresses.Contains(email) || IsRole(email) ? Mailbox.Shared
            : Mailbox.Own;
    }

    // "vanphong", "van-phong" and "vanphong.ubnd" name the office; "vanphongnguyen" may be a name.
    private bool IsRole(string email)
    {
        var local = email.Split('@')[0];
        return _roleNames.Contains(Bare(local)) || _roleNames.Contains(Bare(local.Split('.', '_')[0]));
    }

    private static string Bare(string local) => string.Concat(local.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
