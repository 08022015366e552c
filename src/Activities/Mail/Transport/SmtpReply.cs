namespace CanBo.Activities.Mail.Transport;

/// <summary>One answer of an SMTP server.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx no.</param>
/// <param name="Lines">What stands after the code, line by line; often begins with an enhanced status code such as 4.2.2.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsTransient => Code / 100 == 4;

    public string Text => string.Join(' ', Lines).Trim();

    public override string ToString() => $"{Code} {Text}".TrimEnd();
}
