using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Runtime.Time;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Rehearsals;

/// <summary>One move of a rehearsal: the engine advances on the rehearsal's own clock; of what it asks for, only timers are kept. Pure but for what it holds.</summary>
/// <param name="graph">The procedure, compiled with <see cref="RehearsedActivity"/> in place of every step.</param>
/// <param name="calendar">Working days.</param>
internal sealed class RehearsalRun(WorkflowGraph graph, WorkingCalendar calendar)
{
    private const string DueTimer = "due";

    private readonly ImmutableArray<JournalEntry>.Builder _journal = ImmutableArray.CreateBuilder<JournalEntry>();
    private readonly List<RehearsalTimer> _timers = [];

    public InstanceState State { get; private set; } = InstanceState.New;

    public DateTimeOffset Clock { get; private set; }

    /// <summary>By when they are due.</summary>
    public IReadOnlyList<RehearsalTimer> Timers => [.. _timers.OrderBy(t => t.DueAt).ThenBy(t => t.Execution)];

    /// <summary>Lines of this move.</summary>
    public ImmutableArray<JournalEntry> Journal => _journal.ToImmutable();

    public RehearsalRun Load(InstanceState state, DateTimeOffset clock, IEnumerable<RehearsalTimer> timers)
    {
        (State, Clock) = (state, clock);
        _timers.AddRange(timers);
        return this;
    }

    public bool Start(Value facts) => Advance(new Stimulus.Start(NextId(), Clock, facts));

    /// <summary>Ends a step by an outcome. False when it is not open any more.</summary>
    public bool Choose(int execution, string port, Value outputs) => Advance(new Stimulus.Resume(
        NextId(), Clock, new ExecutionId(execution), RehearsedActivity.Chosen, Value.Object(("port", Value.Of(port)), ("outputs", outputs))));

    /// <summary>Moves the clock to the next timer and lets it fire. False when there is none.</summary>
    public bool ToNextTimer()
    {
        if (Timers is not [var next, ..])
            return false;
        _timers.Remove(next);
        if (next.DueAt > Clock)
            Clock = next.DueAt;
        return Advance(new Stimulus.Resume(NextId(), Clock, new ExecutionId(next.Execution), Stimulus.TimerFired, Value.Object(("name", Value.Of(next.Name)))));
    }

    public bool Retry(int execution) => Advance(new Stimulus.Retry(NextId(), Clock, new ExecutionId(execution)));

    private bool Advance(Stimulus stimulus)
    {
        var step = Engine.Advance(graph, State, stimulus);
        if (!step.Changed)
            return false;
        State = step.State;
        _journal.AddRange(step.Journal);
        _timers.RemoveAll(timer => step.Closed.Any(closed => closed.Number == timer.Execution));
        foreach (var planned in step.Effects)
            Plan(planned);
        return true;
    }

    private void Plan(PlannedEffect planned)
    {
        var timer = planned.Effect switch
        {
            Effect.ScheduleTimer scheduled => new RehearsalTimer(planned.Execution.Number, scheduled.Name, scheduled.DueAt),
            Effect.ScheduleCron cron when NextOf(cron) is { } next => new RehearsalTimer(planned.Execution.Number, cron.Name, next),
            RehearsedDue due => new RehearsalTimer(planned.Execution.Number, DueTimer, DueAt(due)),
            _ => null,
        };
        if (timer is null)
            return;
        _timers.RemoveAll(known => (known.Execution, known.Name) == (timer.Execution, timer.Name));
        _timers.Add(timer);
    }

    /// <summary>Null for a schedule that cannot be read: the step is open until somebody chooses.</summary>
    private DateTimeOffset? NextOf(Effect.ScheduleCron cron)
    {
        try
        {
            return CronTimes.Next(cron.Expression, Clock);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private DateTimeOffset DueAt(RehearsedDue due)
    {
        if (due.Date is { } day)
            return BusinessZone.At(day, calendar.Closing);
        try
        {
            return calendar.AddWorkingDays(Clock, due.WorkingDays).Instant;
        }
        catch (RuleBrokenException)
        {
            // The rehearsal has run past the years that the calendar knows: a test run goes on in plain days.
            return Clock.AddDays(due.WorkingDays);
        }
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"rehearsed:{State.JournalCount + 1}");
}
