using System.Security.Cryptography;
using System.Text;

namespace CanBo.Activities.Procedures;

/// <summary>Where the audit trail keeps what was done to a procedure, so that its history can be read back without looking through everybody's.</summary>
public static class ProcedureAudit
{
    /// <summary>The subject of a procedure's audit lines.</summary>
    public static Guid SubjectOf(string definitionId) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"procedure:{definitionId}")).AsSpan(0, 16));
}
