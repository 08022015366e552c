namespace CanBo.Workflows.Tests.Reference;

/// <summary>
/// The rules told a second time, as plainly as they can be. Steps begin first in, first out; what waits for nobody ends at once; when something ends, what it stands in
/// says what comes next. This half has the steps that hold others, the other half the flowcharts.
/// </summary>
internal sealed partial class ReferenceModel(ModelStep root)
{
    private const int MostInOneStep = 10_000;

    private static readonly string[] Done = ["Done"];

    private readonly Queue<ModelRun> _ahead = new();
    private readonly List<ModelRun> _waiting = [];
    private readonly List<ModelStep> _begun = [];
    private int _x;

    /// <summary>What began, in order.</summary>
    public IReadOnlyList<ModelStep> Begun => _begun;

    /// <summary>Who is asked, in the order they were.</summary>
    public IEnumerable<string> Waiting => _waiting.Select(run => run.Step.Id);

    public bool IsFinished { get; private set; }

    /// <summary>True when more began in one step than may: the procedure goes round alone.</summary>
    public bool IsStopped { get; private set; }

    public void Start()
    {
        Schedule(root, null, 0);
        Settle();
    }

    /// <param name="which">Who answers, by the place in <see cref="Waiting"/>.</param>
    /// <param name="outcome">What they say.</param>
    public void Answer(int which, string outcome)
    {
        Over(_waiting[which], [outcome]);
        Settle();
    }

    private void Settle()
    {
        var begun = 0;
        while (!IsFinished && _ahead.TryDequeue(out var run))
        {
            if (run.IsOver)
                continue;
            _begun.Add(run.Step);
            if (++begun > MostInOneStep)
            {
                IsStopped = true;
                return;
            }

            run.HasBegun = true;
            Begin(run);
        }
    }

    private void Begin(ModelRun run)
    {
        switch (run.Step)
        {
            case ModelStep.Ask:
                _waiting.Add(run);
                break;
            case ModelStep.Count:
                _x++;
                Over(run, Done);
                break;
            case ModelStep.Decision decision:
                Over(run, [decision.Condition.Holds(_x) ? "True" : "False"]);
                break;
            case ModelStep.FlowSwitch choice:
                var holding = Holding(choice.Cases, choice.TakesAll);
                Over(run, holding.Count > 0 ? [.. holding.Select(number => choice.Ports[number])] : ["Default"]);
                break;
            case ModelStep.Parallel all:
                BeginAll(run, all.Steps);
                break;
            case ModelStep.Fork fork:
                BeginAll(run, fork.Branches);
                break;
            case ModelStep.If branch:
                BeginAll(run, [branch.Condition.Holds(_x) ? branch.Then : branch.Else]);
                break;
            case ModelStep.Switch choice:
                var cases = Holding([.. choice.Cases.Select(one => one.Condition)], choice.TakesAll);
                BeginAll(run, cases.Count > 0 ? cases.Select(number => choice.Cases[number].Step) : [choice.Default]);
                break;
            case ModelStep.TurnsAtOnce loop:
                BeginAll(run, Enumerable.Repeat(loop.Body, loop.HowMany));
                break;
            case ModelStep.Sequence or ModelStep.Loop:
                BeginNext(run);
                break;
            case ModelStep.Chart:
                BeginChart(run);
                break;
            default:
                Over(run, run.Step.Ports);
                break;
        }
    }

    /// <summary>A step is over: what it stands in goes on.</summary>
    private void Over(ModelRun run, IReadOnlyList<string> outcomes)
    {
        run.IsOver = true;
        _waiting.Remove(run);
        if (run.Holder is not { } holder || run.Step is ModelStep.Finish || (run.Step is ModelStep.End && holder.Holder is null))
        {
            IsFinished = true;
            _waiting.Clear();
            return;
        }

        if (run.Step is ModelStep.Break)
        {
            while (holder.Step is not ModelStep.Loop)
                holder = holder.Holder!;
            OverWithout(holder);
            return;
        }

        var isEnd = run.Step is ModelStep.End;
        switch (holder.Step)
        {
            case ModelStep.Chart when !isEnd:
                Leave(holder, run.Place, outcomes);
                break;
            case ModelStep.Sequence when !isEnd:
            case ModelStep.While or ModelStep.Turns:
                BeginNext(holder);
                break;
            case ModelStep.TurnsAtOnce:
                OverWhenAllAre(holder);
                break;
            default:
                if (isEnd || holder.Step is ModelStep.Fork { IsRace: true })
                    OverWithout(holder);
                else
                    OverWhenAllAre(holder);
                break;
        }
    }

    /// <summary>The next step of a sequence or the next turn of a loop, or the end of it.</summary>
    private void BeginNext(ModelRun run)
    {
        var had = run.Inside.Count;
        var next = run.Step switch
        {
            ModelStep.Sequence sequence => had < sequence.Steps.Length ? sequence.Steps[had] : null,
            ModelStep.While loop => loop.Condition.Holds(_x) ? loop.Body : null,
            ModelStep.Turns loop => had < loop.HowMany ? loop.Body : null,
            _ => null,
        };
        if (next is null)
            Over(run, Done);
        else
            Schedule(next, run, 0);
    }

    private void BeginAll(ModelRun run, IEnumerable<ModelStep?> steps)
    {
        foreach (var step in steps.OfType<ModelStep>())
            Schedule(step, run, 0);
        OverWhenAllAre(run);
    }

    private void OverWhenAllAre(ModelRun run)
    {
        if (run.Inside.TrueForAll(inside => inside.IsOver))
            Over(run, Done);
    }

    private void OverWithout(ModelRun run)
    {
        run.Inside.ForEach(Withdraw);
        Over(run, Done);
    }

    private void Withdraw(ModelRun run)
    {
        if (run.IsOver)
            return;
        run.IsOver = true;
        _waiting.Remove(run);
        run.Inside.ForEach(Withdraw);
    }

    private void Schedule(ModelStep step, ModelRun? holder, int place)
    {
        var (arrows, places) = step is ModelStep.Chart chart ? (chart.Arrows.All.Count, chart.Places.Length) : (0, 0);
        var run = new ModelRun(step, holder, place) { Heard = new int[arrows], Came = new bool[arrows], Ran = new int[places] };
        holder?.Inside.Add(run);
        _ahead.Enqueue(run);
    }

    /// <summary>Numbers of the cases that hold: all, or only the first.</summary>
    private List<int> Holding(Condition[] cases, bool all) =>
        [.. Enumerable.Range(0, cases.Length).Where(number => cases[number].Holds(_x)).Take(all ? cases.Length : 1)];
}
