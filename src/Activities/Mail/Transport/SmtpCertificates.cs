using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Whom the server's certificate must come from: the system's authorities, or those of <c>Mail:Smtp:CaFile</c>.</summary>
internal static class SmtpCertificates
{
    public static X509Certificate2Collection Load(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }

    public static SslClientAuthenticationOptions Options(SmtpOptions smtp) => new()
    {
        TargetHost = smtp.Host,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(smtp.CaFile, certificate, chain, errors),
    };

    // A wrong name is never forgiven: only the question of who signed may be answered by the file.
    private static bool IsTrusted(string? caFile, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || string.IsNullOrEmpty(caFile) || certificate is not X509Certificate2 server)
            return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Load(caFile));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(server);
    }
}
