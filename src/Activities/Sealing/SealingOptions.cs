namespace CanBo.Activities.Sealing;

/// <summary>The secret that protects sealed answers. Bound from <c>Sealing</c>; checked at start.</summary>
public sealed class SealingOptions
{
    /// <summary>
    /// At least 32 random bytes in Base64; the same on every host, never in the database or its backups. The private keys of votes and anonymous
    /// opinions are wrapped with it. A host outside Development does not start without it (or <see cref="SecretFile"/>); in Development one is
    /// made under <c>data/</c>. It may be changed only while no vote and no anonymous question is open.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>A file that holds the secret instead, such as a mounted container secret.</summary>
    public string SecretFile { get; set; } = "";
}
