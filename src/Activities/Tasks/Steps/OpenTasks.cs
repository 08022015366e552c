using CanBo.Activities.People;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Asks people to fill in a form about the case. Answers <c>NobodyToAsk</c> when the rule finds nobody.</summary>
/// <param name="Kind">What kind of page opens.</param>
/// <param name="Rule">Who is asked.</param>
/// <param name="Form">Code of the form; its version is the one frozen with the case's bundle.</param>
/// <param name="WindowDays">Working days from now; 0 takes the rule package's own window where it has one, otherwise there is no deadline.</param>
/// <param name="OneIsEnough">The first answer completes the step; otherwise everyone's is waited for.</param>
public sealed record OpenTasks(TaskKind Kind, ParticipantRule Rule, string Form, int WindowDays, bool OneIsEnough) : Effect
{
    /// <summary>True when the case came through this step before: answers of then are kept, and nobody who gave one is asked again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>True when the procedure led back to this very step: everyone is asked again, beginning from what they answered.</summary>
    public bool IsReturn { get; init; }

    /// <summary>So many answers complete the step; 0 for everyone's.</summary>
    public int Enough { get; init; }

    /// <summary>Answers are sealed, and counted only together.</summary>
    public bool IsAnonymous { get; init; }
}

/// <summary>The deadline passed: whoever has not answered is overdue. Answers <c>Closed</c>, or nothing when the deadline was moved meanwhile.</summary>
public sealed record CloseStep : Effect;

/// <summary>The step ends without the answers still open.</summary>
public sealed record WithdrawTasks : Effect;

/// <summary>Waits until the end of a day. Answers <c>Passed</c> when that is already over.</summary>
/// <param name="WorkingDays">Working days from now; counts when there is no date.</param>
/// <param name="Date">The last day, or null.</param>
public sealed record WaitForDay(int WorkingDays, DateOnly? Date) : Effect;
