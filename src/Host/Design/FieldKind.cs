namespace CanBo.Host.Design;

/// <summary>What is typed into a field.</summary>
public enum FieldKind
{
    Text,
    LongText,

    /// <summary>A number, typed as people write it: decimal comma, read by the server.</summary>
    Number,
    Email,
    Phone,
    Password,
    NewPassword,

    /// <summary>A PIN or a one-time code: digits only.</summary>
    Digits,
    Date,
    File,
}
