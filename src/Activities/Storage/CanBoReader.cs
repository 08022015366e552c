using CanBo.Runtime.Storage;

namespace CanBo.Activities.Storage;

/// <summary>Opens contexts for reading: no tracking, own connection, never part of a step.</summary>
/// <param name="contexts">Makes the provider's context.</param>
public sealed class CanBoReader(IContextFactory contexts)
{
    /// <summary>A reading context; the caller disposes it.</summary>
    public CanBoContext Open() => (CanBoContext)contexts.Create(null);
}
