using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Ordering;
using CanBo.Activities.Ordering.Launch;

namespace CanBo.Activities.Tests.Ordering;

/// <summary>A made-up organisation in which everybody follows some procedure, from a seed.</summary>
internal sealed class RandomOrder
{
    private readonly Random _random;

    private RandomOrder(int seed, bool deadlines)
    {
        _random = new Random(seed);
        var people = _random.Next(2, 9);
        var ids = Enumerable.Range(0, people).Select(_ => Guid.NewGuid()).ToArray();
        var procedures = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Procedure(deadlines)).ToList();
        Cases =
        [
            .. ids.Select((id, at) =>
            {
                var (unit, group) = (_random.Next(3), _random.Next(2));
                return new OrderCase(
                    id,
                    at.ToString(CultureInfo.InvariantCulture),
                    procedures[_random.Next(procedures.Count)],
                    [.. Enum.GetValues<WaitKind>().Select(kind => new LaunchWait(kind, Some(ids, id))).Where(w => !w.Targets.IsEmpty)],
                    word => (word switch { "unit" => $"unit:{unit}", "campaign" => "campaign", _ => $"group:{group}" }, word));
            }),
        ];
    }

    public ImmutableArray<OrderCase> Cases { get; }

    public static RandomOrder Of(int seed, bool deadlines) => new(seed, deadlines);

    /// <summary>Runs the campaign step by step as the engine would: true when everybody gets to the end.</summary>
    /// <param name="letTimePass">When nothing moves any more, deadlines are let pass.</param>
    public bool Completes(bool letTimePass)
    {
        var at = Cases.ToDictionary(c => c.Id, _ => 0);
        while (true)
        {
            if (Cases.FirstOrDefault(c => !IsOver(c) && MayPass(c)) is { } ready)
                at[ready.Id]++;
            else if (Cases.All(IsOver))
                return true;
            else if (letTimePass && Cases.FirstOrDefault(c => !IsOver(c) && StepOf(c) is OrderStep.Wait { HasDeadline: true } or OrderStep.Cohort { HasDeadline: true }) is { } late)
                at[late.Id]++;
            else
                return false;
        }

        OrderStep? StepOf(OrderCase c) => at[c.Id] < c.Profile.Steps.Length ? c.Profile.Steps[at[c.Id]] : null;

        bool IsOver(OrderCase c) => at[c.Id] >= c.Profile.Steps.Length;

        bool HasPassed(OrderCase c, Func<OrderStep, bool> what) => c.Profile.Steps.Take(at[c.Id]).Any(what);

        bool IsDecided(OrderCase c) => IsOver(c) || HasPassed(c, s => s is OrderStep.Decision);

        bool MayPass(OrderCase c) => StepOf(c) switch
        {
            OrderStep.Wait wait => c.Waits.Where(w => wait.Kinds.Contains(w.Kind)).SelectMany(w => w.Targets)
                .Select(target => Cases.Single(other => other.Id == target))
                .All(other => IsDecided(other) || (UntilOf(wait) == WaitUntil.Reviewed && HasPassed(other, s => s is OrderStep.Review))),
            OrderStep.Cohort cohort => Cases.Where(other => Keys(other).Contains(c.CohortOf(cohort.Group).Key))
                .All(other => IsDecided(other) || HasCome(other, c.CohortOf(cohort.Group).Key)),
            _ => true,
        };

        static WaitUntil UntilOf(OrderStep.Wait wait) => wait.Kinds[0] == WaitKind.CollectiveDraft ? WaitUntil.Reviewed : wait.Until;

        bool HasCome(OrderCase c, string key) => c.Profile.Steps.Take(at[c.Id] + 1).Any(s => s is OrderStep.Cohort cohort && c.CohortOf(cohort.Group).Key == key);
    }

    private static IEnumerable<string> Keys(OrderCase c) => new[] { "unit", "campaign", "deciderUnitAndGroup" }.Select(word => c.CohortOf(word).Key);

    private ImmutableArray<Guid> Some(Guid[] ids, Guid self) => [.. ids.Where(id => id != self && _random.Next(5) == 0)];

    private OrderProfile Procedure(bool deadlines)
    {
        var steps = new List<OrderStep>();
        for (var step = _random.Next(4); step > 0; step--)
            steps.Add(_random.Next(4) switch
            {
                0 => new OrderStep.Cohort(_random.Next(3) switch { 0 => "unit", 1 => "campaign", _ => "deciderUnitAndGroup" }, deadlines && _random.Next(2) == 0),
                1 when !steps.OfType<OrderStep.Review>().Any() => new OrderStep.Review(),
                _ => new OrderStep.Wait([(WaitKind)_random.Next(Enum.GetValues<WaitKind>().Length)], (WaitUntil)_random.Next(2), deadlines && _random.Next(2) == 0),
            });
        if (_random.Next(5) > 0)
            steps.Add(new OrderStep.Decision());
        return OrderProfile.InSequence([.. steps]);
    }
}
