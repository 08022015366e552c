namespace CanBo.Host.SignIn;

/// <summary>The ways a request says who sent it.</summary>
internal static class SignInSchemes
{
    /// <summary>Chooses one of the others by the request.</summary>
    public const string Default = "canbo";

    /// <summary>Browsers.</summary>
    public const string Cookie = "cookie";

    /// <summary>Programs: <c>Authorization: Bearer …</c>.</summary>
    public const string Bearer = "bearer";
}
