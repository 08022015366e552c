namespace CanBo.Runtime.Stepping;

/// <summary>An instance while a step works on it: several advances gather here and are written once.</summary>
internal sealed class InstanceInStep(Guid id, int version)
{
    public Guid Id => id;

    /// <summary>The version that was read; 0 for an instance that this step starts.</summary>
    public int Version => version;

    public bool IsChanged { get; private set; }
}
