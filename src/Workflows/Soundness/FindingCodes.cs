using System.Collections.Frozen;

namespace CanBo.Workflows.Soundness;

/// <summary>The kinds of findings. Released names never change.</summary>
public static class FindingCodes
{
    /// <summary>An activity type or version that the catalogue does not have.</summary>
    public const string UnknownActivityType = nameof(UnknownActivityType);

    /// <summary>Two activities with one id.</summary>
    public const string DuplicateId = nameof(DuplicateId);

    /// <summary>A connection from or to an activity that is not there.</summary>
    public const string DanglingConnection = nameof(DanglingConnection);

    /// <summary>A connection from a port that its activity does not have.</summary>
    public const string UnknownPort = nameof(UnknownPort);

    /// <summary>The same port connected to the same activity more than once.</summary>
    public const string DuplicateConnection = nameof(DuplicateConnection);

    /// <summary>An activity with several outcomes, of which one leads nowhere.</summary>
    public const string UnconnectedPort = nameof(UnconnectedPort);

    /// <summary>An input that Elsa would silently turn into null.</summary>
    public const string MalformedInput = nameof(MalformedInput);

    /// <summary>A fixed value that its type cannot hold.</summary>
    public const string UnfitValue = nameof(UnfitValue);

    /// <summary>A required input without a value.</summary>
    public const string MissingInput = nameof(MissingInput);

    /// <summary>An expression that does not parse.</summary>
    public const string BadExpression = nameof(BadExpression);

    /// <summary>A variable that is not declared in scope.</summary>
    public const string UnknownVariable = nameof(UnknownVariable);

    /// <summary>A workflow input that is not declared.</summary>
    public const string UnknownWorkflowInput = nameof(UnknownWorkflowInput);

    /// <summary>An output bound to something that is neither a variable nor a workflow output.</summary>
    public const string UnknownOutputTarget = nameof(UnknownOutputTarget);

    /// <summary>An expression that reads what no activity gives.</summary>
    public const string UnknownOutputSource = nameof(UnknownOutputSource);

    /// <summary>A FlowJoin that leaves its mode to Elsa's default, which cancels the other branches.</summary>
    public const string JoinWithoutMode = nameof(JoinWithoutMode);

    /// <summary>A FlowJoin whose mode is none of the three, or not a fixed value.</summary>
    public const string BadJoinMode = nameof(BadJoinMode);

    /// <summary>A connection back to an activity that not every path to its source passes through.</summary>
    public const string IllegalReturn = nameof(IllegalReturn);

    /// <summary>An activity that no path from the start reaches.</summary>
    public const string Unreachable = nameof(Unreachable);

    /// <summary>A path on which people act and the case ends without a decision or Finish.</summary>
    public const string EndsWithoutDecision = nameof(EndsWithoutDecision);

    /// <summary>A container that holds nothing.</summary>
    public const string EmptyContainer = nameof(EmptyContainer);

    /// <summary>A file that cannot be read as a definition.</summary>
    public const string Unreadable = nameof(Unreadable);

    /// <summary>A step with a deadline whose outcome for "overdue" leads nowhere.</summary>
    public const string OverduePortMissing = nameof(OverduePortMissing);

    /// <summary>A join that no run ever passes, because the branches it waits for exclude each other.</summary>
    public const string JoinNeverRuns = nameof(JoinNeverRuns);

    /// <summary>A join that is passed over although a branch has come, because another died out.</summary>
    public const string JoinMayGiveUp = nameof(JoinMayGiveUp);

    /// <summary>A join that goes on with the first branch and withdraws a step in which a person acts.</summary>
    public const string JoinWithdrawsPeople = nameof(JoinWithdrawsPeople);

    /// <summary>An activity that a path of arrows reaches and yet no run ever begins.</summary>
    public const string NeverRuns = nameof(NeverRuns);

    /// <summary>From here on every outcome leads round again.</summary>
    public const string LoopWithoutExit = nameof(LoopWithoutExit);

    /// <summary>A procedure with a final decision that no run ends with.</summary>
    public const string NeverEndsDecided = nameof(NeverEndsDecided);

    /// <summary>The final decision can be made before a step that it should rest on is over.</summary>
    public const string DecisionBeforeOpinion = nameof(DecisionBeforeOpinion);

    /// <summary>A step about the result that can begin before there is one.</summary>
    public const string ResultBeforeDecision = nameof(ResultBeforeDecision);

    /// <summary>A step that hides who answered, and a later one that asks the same people with their names.</summary>
    public const string AuthorsShownLater = nameof(AuthorsShownLater);

    /// <summary>Seats under a cap are given out case by case, and nothing says what happens when they run out.</summary>
    public const string CapWithoutOverflow = nameof(CapWithoutOverflow);

    /// <summary>Too many different situations to look at all of them: what was not seen is not promised.</summary>
    public const string TooLargeToExplore = nameof(TooLargeToExplore);

    /// <summary>A step that nobody in the organisation can be asked to do, for some of the people.</summary>
    public const string NobodyToAsk = nameof(NobodyToAsk);

    /// <summary>A number of replies or a quorum that a unit cannot reach with the people it has.</summary>
    public const string TooFewPeople = nameof(TooFewPeople);

    /// <summary>The steps' deadlines, one after the other, end after the campaign.</summary>
    public const string LongerThanCampaign = nameof(LongerThanCampaign);

    /// <summary>A Break that stands in no loop.</summary>
    public const string BreakOutsideLoop = nameof(BreakOutsideLoop);

    /// <summary>A procedure that is to be used as an activity and cannot: what its inputs and outputs are called.</summary>
    public const string UnusableAsActivity = nameof(UnusableAsActivity);

    /// <summary>A step that is to start instances and cannot.</summary>
    public const string BadTrigger = nameof(BadTrigger);

    private static readonly FrozenSet<string> Defects = new[]
    {
        Unreadable, UnknownActivityType, DuplicateId, DanglingConnection, UnknownPort, MalformedInput, UnfitValue, MissingInput, BadExpression, UnknownVariable,
        UnknownWorkflowInput, UnknownOutputTarget, UnknownOutputSource, BadJoinMode, IllegalReturn, BreakOutsideLoop, UnusableAsActivity, BadTrigger,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether an administrator may publish with such an error. What the definition itself says wrongly can only be mended; what its flow can come to may be
    /// what the organisation wants, and the engine stops such a case with an incident that can be retried.
    /// </summary>
    public static bool MayBeWaived(string code) => !Defects.Contains(code);
}
