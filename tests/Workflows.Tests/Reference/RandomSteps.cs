namespace CanBo.Workflows.Tests.Reference;

/// <summary>Random procedures of the model: every kind of step inside every other, flowcharts with every way to merge and with loops of arrows.</summary>
internal sealed class RandomSteps(Random random)
{
    private const int Depth = 3;

    private int _ids;
    private int _loops;

    public ModelStep Procedure() => random.Next(4) > 0 ? Chart(Depth, random.Next(2, 8)) : Holder(Depth);

    private ModelStep Step(int depth) => depth > 0 && random.Next(3) == 0 ? Holder(depth - 1) : Leaf();

    private ModelStep Leaf() => random.Next(12) switch
    {
        0 => new ModelStep.Pass(Id()),
        1 => new ModelStep.Pass(Id(), "L", "R"),
        2 or 3 => new ModelStep.Count(Id()),
        4 => new ModelStep.Decision(Id(), Condition()),
        5 => new ModelStep.FlowSwitch(Id(), random.Next(2) == 0, Condition(), Condition()),
        6 when random.Next(3) == 0 => new ModelStep.End(Id()),
        6 when random.Next(4) == 0 => new ModelStep.Finish(Id()),
        7 or 8 when _loops > 0 => new ModelStep.Break(Id()),
        _ => new ModelStep.Ask(Id()),
    };

    private ModelStep Holder(int depth) => random.Next(12) switch
    {
        0 => new ModelStep.Sequence(Id(), Steps(depth)),
        1 => new ModelStep.Parallel(Id(), Steps(depth)),
        2 or 3 => new ModelStep.Fork(Id(), random.Next(2) == 0, Steps(depth)),
        4 => new ModelStep.If(Id(), Condition(), Maybe(depth), Maybe(depth)),
        5 => new ModelStep.Switch(Id(), random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Condition(), Maybe(depth)))], Maybe(depth)),
        6 => While(depth),
        7 => new ModelStep.Turns(Id(), random.Next(4), random.Next(2) == 0, Body(depth)),
        8 => new ModelStep.TurnsAtOnce(Id(), random.Next(4), Body(depth)),
        _ => Chart(depth, random.Next(6)),
    };

    /// <summary>Most are left some day, because they count; a few go round alone.</summary>
    private ModelStep.While While(int depth) =>
        new(Id(), Condition(), random.Next(8) == 0 ? Body(depth) : new ModelStep.Sequence(Id(), Body(depth), new ModelStep.Count(Id())));

    private ModelStep[] Steps(int depth) => [.. Enumerable.Range(0, random.Next(5) == 0 ? 0 : random.Next(1, 4)).Select(_ => Step(depth))];

    private ModelStep? Maybe(int depth) => random.Next(4) == 0 ? null : Step(depth);

    private ModelStep Body(int depth)
    {
        _loops++;
        var body = random.Next(3) == 0 ? Step(depth) : Holder(depth);
        _loops--;
        return body;
    }

    private ModelStep.Chart Chart(int depth, int count)
    {
        while (true)
        {
            Place[] places = [.. Enumerable.Range(0, count).Select(_ => Merging(depth))];
            var arrows = new HashSet<(int, string, int)>();
            for (var i = 1; i < count; i++)
                Add(random.Next(Math.Max(0, i - 3), i), i);
            for (var extra = count == 0 ? 0 : random.Next(count * 3); extra > 0; extra--)
            {
                var (from, to) = (random.Next(count), random.Next(count));
                if (from < to || places[from].Step is ModelStep.Ask || random.Next(60) == 0)
                    Add(from, to);
            }

            // A circle with several entrances is an incident, which the model does not have.
            var drawn = new ModelArrows(count, [.. arrows]);
            if (!drawn.HasOddCircle)
                return new ModelStep.Chart(Id(), places, drawn);

            void Add(int from, int to)
            {
                if (places[from].Step.Ports is { Length: > 0 } ports)
                    arrows.Add((from, ports[random.Next(ports.Length)], to));
            }
        }
    }

    private Place Merging(int depth) => random.Next(10) switch
    {
        0 => new Place(new ModelStep.Join(Id()), When.First),
        1 => new Place(new ModelStep.Join(Id()), When.All),
        2 => new Place(new ModelStep.Join(Id())),
        3 => new Place(Step(depth), When.AllUnderWay, random.Next(2) == 0 ? "Stream" : "Merge"),
        4 => new Place(Step(depth), When.All, "Converge"),
        5 => new Place(Step(depth), When.First, "Race"),
        6 => new Place(Step(depth), When.Each, "Cascade"),
        _ => new Place(Step(depth)),
    };

    private Condition Condition() => new(random.Next(3));

    private string Id() => "s" + _ids++;
}
