using System.Collections.Immutable;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>What one case will wait for.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Targets">Persons with a case in the campaign; the unit for its rating or draft. Never empty.</param>
public sealed record LaunchWait(WaitKind Kind, ImmutableArray<Guid> Targets);

/// <summary>How many cases will wait for what.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Cases">Cases that wait.</param>
/// <param name="Targets">Others waited for, each counted once.</param>
public sealed record LaunchWaitCount(WaitKind Kind, int Cases, int Targets);
