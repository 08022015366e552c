namespace CanBo.Testing;

/// <summary>The two databases every storage rule must hold on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
