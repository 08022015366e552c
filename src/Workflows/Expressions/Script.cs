using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Expressions.Syntax;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>
/// One expression or script of the closed language: by syntax and meaning a subset of JavaScript, by design total. It sees
/// variables, inputs, outputs and the step's time only, has no loops, named functions or prototypes, and always ends. Parsed once; immutable and safe
/// to evaluate from many threads. The language is described in docs/expressions.md.
/// </summary>
public sealed class Script
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Deepest nesting of parentheses, brackets, braces, templates, conditionals and prefix operators.</summary>
    public const int MaxNesting = 100;

    /// <summary>Highest tree: a chain such as <c>a + b + c …</c> has at most about so many parts.</summary>
    public const int MaxChain = 1_000;

    private readonly Node _root;
    private readonly bool _buildsCollections;
    private readonly int _localCount;

    internal Script(string text, Node root, ImmutableArray<FreeName> freeNames, ImmutableArray<ScriptTarget> targets, bool buildsCollections, int localCount)
    {
        Targets = targets;
        _localCount = localCount;
        Text = text;
        FreeNames = freeNames;
        _root = root;
        _buildsCollections = buildsCollections;
    }

    /// <summary>The text it was parsed from.</summary>
    public string Text { get; }

    /// <summary>Every variable and input the text reads, in the order of the text, also in branches not taken.</summary>
    public ImmutableArray<FreeName> FreeNames { get; }

    /// <summary>Everything the text sets, in its order; none in a script that does not act.</summary>
    public ImmutableArray<ScriptTarget> Targets { get; }

    /// <summary>Reads a text of statements that may set variables and outcomes, for <c>Elsa.RunJavaScript</c>.</summary>
    public static ParseResult ParseActing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text, acts: true).Parse();
    }

    /// <summary>Reads a text. Never throws for a bad text: the result says what is wrong and where.</summary>
    public static ParseResult Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text).Parse();
    }

    /// <summary>
    /// The value of the expression in this scope. Every answer is the one JavaScript gives; what JavaScript would
    /// answer with the help of prototypes or object identity is an error here.
    /// </summary>
    public EvaluationResult Evaluate(IExpressionScope scope, EvaluationLimits limits) => Run(scope, limits).Result;

    /// <summary>The same, with what a script that acts has set, in order. After an error nothing counts.</summary>
    public (EvaluationResult Result, ImmutableArray<ScriptAssignment> Assignments) Run(IExpressionScope scope, EvaluationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(limits);

        var run = new Evaluation(scope, limits, _localCount);
        var value = _root.Evaluate(ref run);
        if (_buildsCollections && run.Failure is null)
            ResultBounds.Check(ref run, value, _root.Position);

        return run.Failure is { } failure
            ? (new(default, TextPosition.Error(Text, failure.Position, failure.Code, failure.Message, failure.Subject)), [])
            : (new(value, null), run.Assignments is { } assignments ? [.. assignments] : []);
    }
}
