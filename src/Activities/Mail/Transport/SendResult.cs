namespace CanBo.Activities.Mail.Transport;

/// <summary>What became of one attempt to send a mail.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The next one has taken responsibility for the mail.</summary>
    /// <param name="Answer">Its words, often with its queue number.</param>
    public sealed record Accepted(string Answer) : SendResult;

    /// <summary>Worth another attempt later.</summary>
    /// <param name="Code">The SMTP reply code, or null when no reply came.</param>
    /// <param name="Text">Says what happened and, where it is ours to mend, which setting to look at. May name the recipient.</param>
    public sealed record TransientFailure(int? Code, string Text) : SendResult
    {
        /// <summary>True when every other mail would fare the same now: no connection, no encryption, sign-in refused.</summary>
        public bool ConcernsServer { get; init; }
    }

    /// <summary>Will fail again however often it is tried.</summary>
    /// <param name="Code">The SMTP reply code, or null when the mail was refused before it was sent.</param>
    /// <param name="Text">Says what is wrong. May name the recipient.</param>
    public sealed record PermanentFailure(int? Code, string Text) : SendResult;
}
