using System.Collections.Immutable;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>The steps in which cases of one kind wait or are waited for, and which of them may lie before which.</summary>
public sealed class OrderProfile
{
    private readonly bool[,] _isBefore;

    /// <summary>Steps with their order.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="isBefore">Whether the first comes before the second on some way through the procedure.</param>
    public OrderProfile(ImmutableArray<OrderStep> steps, Func<int, int, bool> isBefore)
    {
        ArgumentNullException.ThrowIfNull(isBefore);
        Steps = steps;
        _isBefore = new bool[steps.Length, steps.Length];
        for (var first = 0; first < steps.Length; first++)
            for (var second = 0; second < steps.Length; second++)
                _isBefore[first, second] = first != second && isBefore(first, second);
    }

    /// <summary>The steps.</summary>
    public ImmutableArray<OrderStep> Steps { get; }

    /// <summary>One after the other.</summary>
    public static OrderProfile InSequence(params OrderStep[] steps) => new([.. steps], (first, second) => first < second);

    /// <summary>Whether a step comes before another on some way through the procedure.</summary>
    public bool IsBefore(int first, int second) => _isBefore[first, second];

    /// <summary>Kinds that some step waits for.</summary>
    public IEnumerable<WaitKind> Kinds => Steps.OfType<OrderStep.Wait>().SelectMany(w => w.Kinds).Distinct();
}
