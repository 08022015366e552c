using System.Collections.Immutable;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>A step of a procedure that waits for other cases, or that others wait for.</summary>
public abstract record OrderStep
{
    private OrderStep()
    {
    }

    /// <summary>Waits for others.</summary>
    /// <param name="Kinds">For what; several when an expression decides.</param>
    /// <param name="Until">How far they must be.</param>
    /// <param name="HasDeadline">Goes on at its deadline, whatever is missing.</param>
    public sealed record Wait(ImmutableArray<WaitKind> Kinds, WaitUntil Until, bool HasDeadline) : OrderStep;

    /// <summary>Waits until every case of its group has come there.</summary>
    /// <param name="Group">Which group, in the word of the procedure.</param>
    /// <param name="HasDeadline">Goes on at its deadline, whoever is missing.</param>
    public sealed record Cohort(string Group, bool HasDeadline) : OrderStep;

    /// <summary>The review is over from here on.</summary>
    public sealed record Review : OrderStep;

    /// <summary>The rating is decided here.</summary>
    public sealed record Decision : OrderStep;
}
