using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>
/// A Pratt parser: operators by binding power, here; operands in the other parts. The first fatal finding turns the
/// rest of the text into its end, so that every loop finishes and nothing is thrown.
/// </summary>
/// <param name="text">What is parsed.</param>
/// <param name="acts">True for a script that may set variables and outcomes.</param>
internal sealed partial class Parser(string text, bool acts = false)
{
    private const int NoPower = 0;
    private const int ChoicePower = 1;
    private const int AndPower = 2;

    private static readonly Node Nothing = new LiteralNode(Value.Undefined, 0);

    private readonly Tokenizer _tokenizer = new(text);
    private readonly ImmutableArray<FreeName>.Builder _names = ImmutableArray.CreateBuilder<FreeName>();
    private readonly ImmutableArray<ScriptTarget>.Builder _targets = ImmutableArray.CreateBuilder<ScriptTarget>();
    private readonly List<Finding> _findings = [];
    private Token _token;
    private Node? _parenthesized;
    private int _nesting;
    private bool _failed;
    private bool _buildsCollections;

    public ParseResult Parse()
    {
        if (text.Length > Script.MaxLength)
        {
            return Refused(new Finding(ScriptErrorCode.TooLong, Script.MaxLength,
                $"The expression is longer than {Script.MaxLength} characters. Split it over several activities."));
        }

        Advance(0);
        if (_token.Is("{"))
            Fail(new(ScriptErrorCode.NotSupported, _token.Start, "JavaScript reads { at the start as a block. Put the object into parentheses: ({ … }).", "{"));
        var root = ParseScript();
        return _findings.Count > 0
            ? Refused([.. _findings])
            : new(new Script(text, root, _names.ToImmutable(), _targets.ToImmutable(), _buildsCollections, _localCount));
    }

    private Node ParseExpression()
    {
        if (!Enter())
            return Nothing;
        var test = ParseOperators(ChoicePower);
        if (!_token.Is("?"))
            return Leave(test);

        var position = _token.Start;
        Advance(_token.End);
        var then = ParseExpression();
        Expect(":", "\":\" of the conditional");
        var otherwise = ParseExpression();
        return Leave(Bounded(new ConditionalNode(test, then, otherwise, position)));
    }

    private Node ParseOperators(int power)
    {
        var left = ParsePrefix();
        while (PowerOf(_token) is var own && own != NoPower && own >= power)
        {
            var symbol = _token;
            RefuseMixing(left, symbol);
            Advance(symbol.End);
            // ?? binds as || does, but takes no && to its right without parentheses.
            var right = ParseOperators(symbol.Text == "??" ? AndPower + 1 : own + 1);
            left = Bounded(Combine(symbol, left, right));
        }

        return left;
    }

    private Node ParsePrefix()
    {
        if (!_token.Is("!") && !_token.Is("-"))
            return ParseChain();
        if (!Enter())
            return Nothing;
        var symbol = _token;
        Advance(symbol.End);
        var operand = ParsePrefix();
        return Leave(Bounded(symbol.Text == "!" ? new NotNode(operand, symbol.Start) : new NegateNode(operand, symbol.Start)));
    }

    private static int PowerOf(Token token) => token.Kind != TokenKind.Symbol ? NoPower : token.Text switch
    {
        "||" or "??" => ChoicePower,
        "&&" => AndPower,
        "===" or "!==" or "==" or "!=" => 3,
        "<" or "<=" or ">" or ">=" => 4,
        "+" or "-" => 5,
        "*" or "/" or "%" => 6,
        _ => NoPower,
    };

    private Node Combine(Token symbol, Node left, Node right)
    {
        switch (symbol.Text)
        {
            case "&&" or "||" or "??":
                return new LogicalNode(symbol.Text, left, right, symbol.Start);
            case "==" or "!=":
                var strict = symbol.Text + "=";
                Note(new(ScriptErrorCode.LooseEquality, symbol.Start, $"\"{symbol.Text}\" converts before it compares. Write {strict}.", symbol.Text));
                return new EqualityNode(strict == "!==", left, right, symbol.Start);
            case "===" or "!==":
                return new EqualityNode(symbol.Text == "!==", left, right, symbol.Start);
            case "<" or "<=" or ">" or ">=":
                return new ComparisonNode(symbol.Text, left, right, symbol.Start);
            case "+":
                return new AddNode(left, right, symbol.Start);
            default:
                return new ArithmeticNode(symbol.Text, left, right, symbol.Start);
        }
    }

    private void RefuseMixing(Node left, Token symbol)
    {
        if (left is LogicalNode logical && !ReferenceEquals(left, _parenthesized)
            && symbol.Text is "&&" or "||" or "??" && logical.IsCoalesce != (symbol.Text == "??"))
            Fail(new(ScriptErrorCode.Syntax, symbol.Start, "?? cannot stand beside && or || without parentheses. Write (a ?? b) || c, or a ?? (b || c).", symbol.Text));
    }

    private void Advance(int from)
    {
        if (_failed)
            return;
        _token = _tokenizer.Read(from);
        if (_token.Kind == TokenKind.Bad)
            Fail(_token.Problem!);
    }

    private bool Expect(string symbol, string wanted)
    {
        if (!_token.Is(symbol))
        {
            Fail(SyntaxHints.Unexpected(_token, wanted));
            return false;
        }

        Advance(_token.End);
        return true;
    }

    private bool Enter()
    {
        if (++_nesting <= Script.MaxNesting)
            return true;
        Fail(new(ScriptErrorCode.TooDeep, _token.Start, $"The expression nests more than {Script.MaxNesting} levels. Split it over several activities."));
        return false;
    }

    private Node Leave(Node node)
    {
        _nesting--;
        return node;
    }

    private Node Bounded(Node node)
    {
        if (node.Height <= Script.MaxChain)
            return node;
        Fail(new(ScriptErrorCode.TooDeep, node.Position, $"The expression chains more than {Script.MaxChain} parts. Split it over several activities."));
        return Nothing;
    }

    /// <summary>A finding after which parsing can go on.</summary>
    private void Note(Finding finding)
    {
        if (!_failed)
            _findings.Add(finding);
    }

    /// <summary>A finding after which the rest means nothing.</summary>
    private Node Fail(Finding finding)
    {
        Note(finding);
        _failed = true;
        _token = new(TokenKind.End, text.Length, text.Length, "");
        return Nothing;
    }

    private ParseResult Refused(params ReadOnlySpan<Finding> findings)
    {
        var errors = ImmutableArray.CreateBuilder<ScriptError>(findings.Length);
        foreach (var finding in findings)
            errors.Add(TextPosition.Error(text, finding.Position, finding.Code, finding.Message, finding.Subject));
        errors.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        return new(errors.MoveToImmutable());
    }
}
