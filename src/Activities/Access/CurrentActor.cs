namespace CanBo.Activities.Access;

/// <summary>
/// Who acts in this scope. The host sets it once a request is authenticated, a command at its start. Nothing stands in when it was not set, so that
/// a forgotten line refuses instead of acting as the system.
/// </summary>
public sealed class CurrentActor
{
    private Actor? _actor;

    /// <summary>The actor.</summary>
    /// <exception cref="InvalidOperationException">Nobody was set in this scope.</exception>
    public Actor Actor
    {
        get => _actor ?? throw new InvalidOperationException("This scope has no actor: set CurrentActor.Actor first.");
        set => _actor = value;
    }
}
