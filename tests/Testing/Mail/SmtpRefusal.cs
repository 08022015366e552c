namespace CanBo.Testing.Mail;

/// <summary>What the server answers for one recipient.</summary>
/// <param name="Code">Such as 451 (not now) or 550 (never).</param>
/// <param name="Text">Its words.</param>
/// <param name="AfterData">False: refuses the address; true: takes the mail first.</param>
/// <param name="Times">How many times before it accepts; null for always.</param>
public sealed record SmtpRefusal(int Code, string Text, bool AfterData = false, int? Times = null);
