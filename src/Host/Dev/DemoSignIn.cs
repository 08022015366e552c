namespace CanBo.Host.Dev;

/// <summary>A sign-in of the demo organisation.</summary>
/// <param name="UserName">What to type.</param>
/// <param name="Who">Who that is, e.g. "Chủ tịch UBND xã, người quyết định".</param>
public sealed record DemoSignIn(string UserName, string Who);
