using System.Collections.Immutable;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>A case as far as its order is concerned.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Profile">Where it waits.</param>
/// <param name="Waits">For whom, by kind.</param>
/// <param name="CohortOf">The group of a cohort word: a key that the group's cases share, and its name.</param>
public sealed record OrderCase(Guid Id, string Name, OrderProfile Profile, ImmutableArray<LaunchWait> Waits, Func<string, (string Key, string Name)> CohortOf);

/// <summary>Cases that wait for each other in a circle.</summary>
/// <param name="Hops">One case after the other; the last waits for the first.</param>
/// <param name="IsHard">True when nothing would ever end it; otherwise a deadline does.</param>
public sealed record OrderCircle(ImmutableArray<OrderHop> Hops, bool IsHard);

/// <summary>One case that waits for the next.</summary>
/// <param name="CaseId">Who waits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Until">How far the next must be; null when the next has to come to the same group.</param>
/// <param name="Group">The group's name; empty when it waits for the next case itself.</param>
public sealed record OrderHop(Guid CaseId, string Name, WaitUntil? Until, string Group);
