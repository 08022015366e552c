using CanBo.Workflows.Execution;

namespace CanBo.Activities.Petitions;

/// <summary>The window opens.</summary>
/// <param name="WindowDays">Working days from the notice; 0 takes the package's.</param>
/// <param name="AnswerDays">Working days from receipt; 0 takes the package's.</param>
public sealed record OpenPetitionWindow(int WindowDays, int AnswerDays) : Effect;

/// <summary>The window's last moment came. Answers <c>NoPetition</c>, or nothing when one was filed or the window moved.</summary>
public sealed record ClosePetitionWindow : Effect;

/// <summary>The decider is asked to answer.</summary>
public sealed record AskForAnswer : Effect;

/// <summary>The decider is reminded.</summary>
public sealed record RemindAnswer : Effect;

/// <summary>The last moment for the answer came. Answers <c>Overdue</c>, or nothing when it was answered or given more time.</summary>
public sealed record CloseAnswer : Effect;

/// <summary>The step ends without an answer.</summary>
public sealed record WithdrawPetition : Effect;
