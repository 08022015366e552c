namespace CanBo.Workflows.Expressions;

/// <summary>Kinds of expression errors. The first group is found by parsing, the second by evaluating.</summary>
public enum ScriptErrorCode
{
    /// <summary>Something else stands where the grammar wants a part.</summary>
    Syntax,

    /// <summary>The text ends too early, or is empty.</summary>
    UnexpectedEnd,

    /// <summary>JavaScript that this language leaves out.</summary>
    NotSupported,

    /// <summary><c>==</c> or <c>!=</c>.</summary>
    LooseEquality,

    /// <summary>A member that reaches into JavaScript's machinery: <c>constructor</c>, <c>__proto__</c>, <c>prototype</c>…</summary>
    ForbiddenMember,

    /// <summary>A free name that is none of the accessors.</summary>
    UnknownName,

    /// <summary>An accessor used otherwise than as a call with the right arguments.</summary>
    WrongAccessor,

    /// <summary>A local name that is taken, not declared with <c>let</c>, or a statement that does nothing.</summary>
    BadStatement,

    /// <summary>A number literal that is not one.</summary>
    InvalidNumber,

    /// <summary>A string or template that is not closed or holds a wrong escape.</summary>
    InvalidString,

    /// <summary>Longer than <see cref="Script.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Nested deeper than <see cref="Script.MaxNesting"/>, or a chain of more than <see cref="Script.MaxChain"/> parts.</summary>
    TooDeep,

    /// <summary>No variable of that name is in scope.</summary>
    UnknownVariable,

    /// <summary>No input of that name is declared.</summary>
    UnknownInput,

    /// <summary>A member of null or undefined was read without <c>?.</c>.</summary>
    MemberOfNothing,

    /// <summary>A member that only JavaScript's built-in methods have.</summary>
    UnknownMember,

    /// <summary>An array or object where a plain value is needed.</summary>
    WrongOperand,

    /// <summary>A method or function is given something that it cannot take, or that JavaScript would convert first.</summary>
    WrongArgument,

    /// <summary>No activity of that name, or it has no such output.</summary>
    UnknownOutput,

    /// <summary>An index takes half of a character outside the basic plane.</summary>
    SplitCharacter,

    /// <summary>More steps than <see cref="EvaluationLimits.MaxSteps"/>.</summary>
    StepLimit,

    /// <summary>More than <see cref="EvaluationLimits.MaxSize"/>.</summary>
    SizeLimit,

    /// <summary>Deeper than <see cref="EvaluationLimits.MaxDepth"/>.</summary>
    DepthLimit,
}
