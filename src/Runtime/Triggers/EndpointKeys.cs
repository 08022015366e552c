namespace CanBo.Runtime.Triggers;

/// <summary>How paths of HTTP endpoints are compared: without slashes around them, in small letters.</summary>
public static class EndpointKeys
{
    /// <summary>The activity that waits for a request.</summary>
    public const string ActivityType = "Elsa.HttpEndpoint";

    /// <summary>The key of a path.</summary>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Trim().Trim('/').ToLowerInvariant();
    }
}
