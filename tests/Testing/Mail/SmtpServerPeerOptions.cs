namespace CanBo.Testing.Mail;

/// <summary>What the SMTP server of a test demands and refuses.</summary>
public sealed record SmtpServerPeerOptions
{
    public SmtpPeerSecurity Security { get; init; } = SmtpPeerSecurity.None;

    /// <summary>Makes signing in obligatory.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sign-in methods it offers.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ["PLAIN", "LOGIN"];

    /// <summary>The name in its certificate; tests connect to localhost.</summary>
    public string CertificateName { get; init; } = "localhost";

    /// <summary>A fixed port, for a server that comes back where another was; 0 for any free one.</summary>
    public int Port { get; init; }
}
