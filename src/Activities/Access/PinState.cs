namespace CanBo.Activities.Access;

/// <summary>What the PIN page can offer.</summary>
public enum PinState
{
    /// <summary>There is none yet, and this sign-in may set it.</summary>
    SetFirst,

    /// <summary>There is one; it is asked for.</summary>
    Ask,

    /// <summary>This sign-in can neither set nor give one.</summary>
    NotForThisSignIn,
}
