using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Statements: constants and variables, choices, <c>return</c>, and setting in scripts that act.</summary>
internal sealed partial class Parser
{
    private int _returns;

    /// <summary>One expression, or statements of which the last may be the expression whose value counts.</summary>
    private Node ParseScript()
    {
        OpenScope();
        var start = _token.Start;
        var statements = new List<Node>();
        while (!_failed && _token.Kind != TokenKind.End)
        {
            if (ParseStatement() is { } statement)
            {
                statements.Add(statement);
                continue;
            }

            var at = _token.Start;
            var expression = ParseExpression();
            if (_token.Is(";"))
            {
                var semicolon = _token;
                Advance(_token.End);
                if (_token.Kind != TokenKind.End)
                    Fail(SyntaxHints.Unexpected(semicolon, "the end"));
            }

            if (_token.Kind != TokenKind.End)
                Fail(SyntaxHints.Unexpected(_token, "an operator or the end"));
            if (statements.Count == 0)
                return expression;
            if (_returns > 0)
                Fail(new(ScriptErrorCode.BadStatement, at, "The script returns elsewhere, so its last value needs a return, too."));
            statements.Add(expression);
        }

        CloseScope();
        if (statements.Count == 0)
            return ParseExpression();
        return Bounded(new BlockNode([.. statements], start));
    }

    /// <summary>A statement with its semicolon; null when an expression begins here.</summary>
    private Node? ParseStatement()
    {
        if (_token.Is("{"))
            return ParseBlock();
        if (_token.Kind != TokenKind.Word)
            return null;
        switch (_token.Text)
        {
            case "const" or "let":
                return ParseDeclaration();
            case "if":
                return ParseIf();
            case "return":
                return ParseReturn();
            default:
                break;
        }

        var next = _tokenizer.Read(_token.End);
        if (IsLocal(_token) && next is { Kind: TokenKind.Symbol, Text: "=" or "+=" or "-=" or "*=" or "/=" or "%=" })
            return ParseAssignment();
        return acts && next.Is("(") && IsSetter(_token.Text) ? ParseSet() : null;
    }

    private Node ParseDeclaration()
    {
        var keyword = _token;
        var declared = new List<Node>();
        do
        {
            Advance(_token.End);
            var name = _token;
            if (name.Kind != TokenKind.Word)
                return Fail(SyntaxHints.Unexpected(name, "a name"));
            Advance(name.End);
            Node? value = null;
            if (_token.Is("="))
            {
                Advance(_token.End);
                value = ParseExpression();
            }
            else if (keyword.Text == "const")
            {
                return _failed ? Nothing : Fail(SyntaxHints.Unexpected(_token, "\"=\""));
            }

            // Declared after its value, so that the value cannot read it.
            declared.Add(new AssignNode(Declare(name, keyword.Text == "let"), value, name.Start));
        }
        while (!_failed && _token.Is(","));

        EndStatement();
        return declared.Count == 1 ? declared[0] : Bounded(new BlockNode([.. declared], keyword.Start));
    }

    private Node ParseAssignment()
    {
        var name = _token;
        Advance(name.End);
        var symbol = _token;
        if (!IsMutable(name))
            return Fail(new(ScriptErrorCode.BadStatement, name.Start, $"{name.Text} is a constant. Declare it with let to change it.", name.Text));
        Advance(symbol.End);
        var value = ParseExpression();
        if (symbol.Text != "=")
            value = Combine(symbol with { Text = symbol.Text[..1] }, Local(name)!, value);
        EndStatement();
        return Bounded(new AssignNode(SlotOf(name), value, name.Start));
    }

    private Node ParseIf()
    {
        if (!Enter())
            return Nothing;
        var word = _token;
        Advance(word.End);
        Expect("(", "\"(\"");
        var test = ParseExpression();
        Expect(")", "\")\"");
        var then = ParseBranch();
        Node? otherwise = null;
        if (_token is { Kind: TokenKind.Word, Text: "else" })
        {
            Advance(_token.End);
            otherwise = ParseBranch();
        }

        return Leave(Bounded(new IfNode(test, then, otherwise, word.Start)));
    }

    private Node ParseBranch()
    {
        if (_token.Is("{"))
            return ParseBlock();
        if (_token is { Kind: TokenKind.Word, Text: "const" or "let" })
            return Fail(new(ScriptErrorCode.BadStatement, _token.Start, "A declaration needs braces around it here: { … }.", _token.Text));
        return ParseStatement() ?? RefuseIdle();
    }

    private Node ParseBlock()
    {
        if (!Enter())
            return Nothing;
        var start = _token.Start;
        Advance(_token.End);
        OpenScope();
        var statements = ImmutableArray.CreateBuilder<Node>();
        while (!_failed && !_token.Is("}"))
            statements.Add(_token.Kind == TokenKind.End ? Fail(SyntaxHints.Unexpected(_token, "\"}\"")) : ParseStatement() ?? RefuseIdle());
        CloseScope();
        Advance(_token.End);
        return Leave(Bounded(new BlockNode(statements.ToImmutable(), start)));
    }

    private Node ParseReturn()
    {
        var word = _token;
        _returns++;
        Advance(word.End);
        if (_token.Is(";") || _token.Is("}") || _token.Kind == TokenKind.End)
        {
            EndStatement();
            return new ReturnNode(null, word.Start);
        }

        RefuseLineBreak(word.End, _token.Start, "return");
        var value = ParseExpression();
        EndStatement();
        return Bounded(new ReturnNode(value, word.Start));
    }

    /// <summary><c>setX(value);</c>, <c>setVariable("x", value);</c>, <c>setOutcome("name");</c>.</summary>
    private Node ParseSet()
    {
        var word = _token;
        Advance(word.End);
        Advance(_token.End);
        var target = new ScriptTarget(word.Text is "setOutcome" or "setOutcomes" ? ScriptTargetKind.Outcomes : ScriptTargetKind.Accessor, word.Text is "setOutcome" or "setOutcomes" ? "" : word.Text[3..]);
        if (word.Text == "setVariable")
        {
            var name = _token;
            if (name is not { Kind: TokenKind.String, Text.Length: > 0 })
                return _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start, "setVariable needs a name, written as a text, and a value: setVariable(\"x\", 1);", word.Text));
            Advance(name.End);
            Expect(",", "\",\"");
            target = new ScriptTarget(ScriptTargetKind.Variable, name.Text);
        }

        if (ForbiddenMembers.Contains(target.Name))
            return Fail(new(ScriptErrorCode.ForbiddenMember, word.Start, ForbiddenMembers.Message(target.Name), target.Name));
        var value = ParseExpression();
        Expect(")", "\")\"");
        EndStatement();
        _buildsCollections = true;
        _targets.Add(target);
        return Bounded(new SetNode(target, value, word.Start));
    }

    private static bool IsSetter(string word) => word.Length > 3 && word.StartsWith("set", StringComparison.Ordinal) && char.IsUpper(word[3]);

    private Node RefuseIdle() => _failed ? Nothing : Fail(SyntaxHints.Unexpected(_token, "a statement"));

    private void EndStatement()
    {
        if (_token.Is(";"))
            Advance(_token.End);
        else if (!_token.Is("}") && _token.Kind != TokenKind.End)
            Fail(new(ScriptErrorCode.Syntax, _token.Start, "A statement ends with a semicolon here. Write ; before this.", _token.Text));
    }
}
