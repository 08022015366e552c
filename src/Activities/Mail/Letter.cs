namespace CanBo.Activities.Mail;

/// <summary>A rendered letter: the same words twice.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">HTML.</param>
public sealed record Letter(string Subject, string Text, string Html);
