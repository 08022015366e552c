namespace CanBo.Runtime.Stepping;

/// <summary>One prepared statement with its values ($1, $2, ...), the same text on both databases.</summary>
/// <param name="Sql">A constant: it is prepared once a connection.</param>
/// <param name="Values">Guid, string, int, long, byte[] or DateTimeOffset; never null.</param>
internal readonly record struct Statement(string Sql, params object[] Values)
{
    /// <summary>True when it must change exactly one row; another version of it won otherwise, and the whole step is lost.</summary>
    public bool MustHit { get; init; }
}
