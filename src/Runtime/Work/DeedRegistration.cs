namespace CanBo.Runtime.Work;

/// <summary>One line of registration: which class does which kind of outbox row.</summary>
internal sealed record DeedRegistration(string Kind, Type Deed);

/// <summary>One line of registration: which class runs which timed job.</summary>
internal sealed record TimedJobRegistration(string Name, Type Job);
