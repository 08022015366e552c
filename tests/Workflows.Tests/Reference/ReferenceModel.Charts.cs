namespace CanBo.Workflows.Tests.Reference;

/// <summary>
/// Flowcharts. In one round an arrow has something new to tell when it was heard of more often than its target ran: that its branch came, or that it died out; once it came, it
/// came. A return makes everything that lies ahead of its target unheard of again.
/// </summary>
internal sealed partial class ReferenceModel
{
    private void BeginChart(ModelRun run)
    {
        if (Of(run).Places.Length == 0)
            Over(run, Done);
        else
            Take(run, 0);
    }

    private void Leave(ModelRun run, int place, IReadOnlyList<string> outcomes)
    {
        var arrows = Of(run).Arrows;
        var returned = false;
        foreach (var arrow in arrows.From(place).Where(arrow => arrow.IsReturn && outcomes.Contains(arrow.Port)))
        {
            GoBack(run, arrow.Target);
            returned = true;
        }

        // After a return the branches not taken belong to the new round: they have not died out.
        var dead = new Queue<int>();
        foreach (var arrow in arrows.ForwardFrom(place))
        {
            if (outcomes.Contains(arrow.Port) || !returned)
                Hear(run, arrow, outcomes.Contains(arrow.Port), dead);
        }

        // Branches that die out of it are told last, in turn.
        while (dead.TryDequeue(out var passed))
        {
            foreach (var arrow in arrows.ForwardFrom(passed))
                Hear(run, arrow, false, dead);
        }

        run.Inside.RemoveAll(inside => inside.IsOver);
        OverWhenAllAre(run);
    }

    private void Hear(ModelRun run, ModelArrow arrow, bool came, Queue<int> dead)
    {
        var (target, when) = (arrow.Target, Of(run).Places[arrow.Target].When);
        var isNews = run.Heard[arrow.Number]++ <= run.Ran[target];
        run.Came[arrow.Number] = came || (run.Came[arrow.Number] && !isNews);
        var inbound = Of(run).Arrows.ForwardTo(target).Select(one => one.Number).ToList();
        var told = inbound.FindAll(one => run.Heard[one] > run.Ran[target]);
        var runs = when switch
        {
            When.Each => came,
            When.First => told.Exists(one => run.Came[one]),
            When.All => told.Count == inbound.Count && told.TrueForAll(one => run.Came[one]),
            _ => told.Count == inbound.Count && told.Exists(one => run.Came[one]),
        };
        var diedOut = when == When.Each
            ? run.Ran[target] == 0 && inbound.TrueForAll(one => run.Heard[one] > 0 && !run.Came[one])
            : told.Count == inbound.Count;
        if (runs)
        {
            Take(run, target);
            if (when == When.First)
                WithdrawAbove(run, target, dead);
        }
        else if (diedOut)
        {
            run.Ran[target]++;
            dead.Enqueue(target);
        }
    }

    /// <summary>The race is won: what else is on its way to the place is withdrawn, and its branches die out.</summary>
    private void WithdrawAbove(ModelRun run, int place, Queue<int> dead)
    {
        var above = Of(run).Arrows.Above(place);
        var late = run.Inside.FindAll(inside => !inside.IsOver && above.Contains(inside.Place));
        foreach (var inside in late.OrderBy(inside => inside.HasBegun))
        {
            Withdraw(inside);
            dead.Enqueue(inside.Place);
        }
    }

    private void GoBack(ModelRun run, int target)
    {
        var arrows = Of(run).Arrows;
        var region = arrows.AheadOf(target);
        run.Inside.FindAll(inside => region.Contains(inside.Place)).ForEach(Withdraw);
        foreach (var place in region)
            run.Ran[place] = 0;
        foreach (var arrow in arrows.All.Where(arrow => !arrow.IsReturn))
        {
            // What has come from beside the region need not come again.
            var most = region.Contains(arrow.Source) ? 0 : region.Contains(arrow.Target) ? 1 : int.MaxValue;
            run.Heard[arrow.Number] = Math.Min(run.Heard[arrow.Number], most);
        }

        Take(run, target);
        foreach (var beside in arrows.All.Where(arrow => !arrow.IsReturn && arrow.Target != target && region.Contains(arrow.Target) && !region.Contains(arrow.Source)))
        {
            if (run.Heard[beside.Number] > 0 && run.Came[beside.Number] && Of(run).Places[beside.Target].When == When.Each)
                Take(run, beside.Target);
        }
    }

    private void Take(ModelRun run, int place)
    {
        run.Ran[place]++;
        Schedule(Of(run).Places[place].Step, run, place);
    }

    private static ModelStep.Chart Of(ModelRun run) => (ModelStep.Chart)run.Step;
}
