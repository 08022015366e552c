using CanBo.Activities.Access;

namespace CanBo.Host.SignIn;

/// <summary>The sign-in of this request, for pages about it; null without one.</summary>
internal sealed class CurrentSignIn
{
    /// <summary>Who is signed in.</summary>
    public SignedIn? User { get; set; }

    /// <summary>What the cookie or token said.</summary>
    public SignInTicket? Ticket { get; set; }
}
