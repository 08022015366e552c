namespace CanBo.Host.SignIn;

/// <summary>What a program sends in <c>Authorization: Bearer …</c>.</summary>
internal static class BearerTokens
{
    /// <summary>The scheme, as answers name it.</summary>
    public const string Scheme = "Bearer";

    /// <summary>The longest that anybody of ours is asked for.</summary>
    private const int MaxLength = 4_000;

    /// <summary>The token; empty where there is none.</summary>
    public static string Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase) && header.Length <= MaxLength ? header[(Scheme.Length + 1)..].Trim() : "";
    }
}
