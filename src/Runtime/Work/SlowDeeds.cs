namespace CanBo.Runtime.Work;

/// <summary>
/// Deeds that wait for systems of others, up to half a minute each. They have places of their own (<c>Work:SlowParallel</c>), so that no letter waits behind them. Named here because an index of the
/// outbox names them too.
/// </summary>
public static class SlowDeeds
{
    /// <summary>A request to another system.</summary>
    public const string HttpRequest = "http-request";

    /// <summary>Which rows of the outbox are such, in SQL.</summary>
    internal const string Condition = "kind = '" + HttpRequest + "'";

    /// <summary>The others.</summary>
    internal const string Others = "kind <> '" + HttpRequest + "'";
}
