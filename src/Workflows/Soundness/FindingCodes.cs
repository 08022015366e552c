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
}
