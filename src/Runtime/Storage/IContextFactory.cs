using System.Data.Common;

namespace CanBo.Runtime.Storage;

/// <summary>Makes the application's context for a provider; reading contexts open their own connection, a step's context takes the step's.</summary>
public interface IContextFactory
{
    /// <summary>A context over an open connection (a step's), or over a connection of its own when null (reading; no tracking by default).</summary>
    RuntimeContext Create(DbConnection? connection);
}
