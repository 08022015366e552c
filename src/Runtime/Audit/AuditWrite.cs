namespace CanBo.Runtime.Audit;

/// <summary>A line of the audit trail on its way to the database.</summary>
internal sealed record AuditWrite(Guid Id, Guid Subject, string Action, string Actor, string Data, byte[] Salt, byte[] DataHash);
