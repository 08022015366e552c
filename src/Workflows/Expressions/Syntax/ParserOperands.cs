using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Methods;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Operands: literals, names, parentheses, templates, and the members and indexes after them.</summary>
internal sealed partial class Parser
{
    private Node ParseChain()
    {
        var node = ParseOperand();
        var optional = false;
        while (!_failed)
        {
            var start = _token.Start;
            if (_token.Is("?."))
            {
                optional = true;
                Advance(_token.End);
                if (_token.Is("(") || _token.Kind == TokenKind.Template)
                    return RefuseCall(start);
                node = _token.Is("[") ? ParseIndex(node, true) : ParseMember(node, true);
            }
            else if (_token.Is("."))
            {
                Advance(_token.End);
                node = ParseMember(node, false);
            }
            else if (_token.Is("["))
            {
                node = ParseIndex(node, false);
            }
            else if (_token.Is("(") || _token.Kind == TokenKind.Template)
            {
                return RefuseCall(start);
            }
            else if (_token.Is("++") || _token.Is("--"))
            {
                return Fail(SyntaxHints.Unexpected(_token, "an operator or the end"));
            }
            else
            {
                break;
            }
        }

        return optional && !_failed ? Bounded(new OptionalChainNode(node)) : node;
    }

    private Node ParseMember(Node target, bool optional)
    {
        if (_token.Kind != TokenKind.Word)
            return Fail(SyntaxHints.Unexpected(_token, "a member's name"));
        var name = _token;
        if (ForbiddenMembers.Contains(name.Text))
            return Fail(new(ScriptErrorCode.ForbiddenMember, name.Start, ForbiddenMembers.Message(name.Text), name.Text));
        Advance(name.End);
        return _token.Is("(") && MethodNames.IsMethod(name.Text)
            ? ParseMethod(target, name, optional)
            : Bounded(new MemberNode(target, name.Text, optional, name.Start));
    }

    private Node ParseIndex(Node target, bool optional)
    {
        var bracket = _token;
        Advance(bracket.End);
        var literal = _token;
        var key = ParseExpression();
        if (!Expect("]", "\"]\""))
            return Nothing;
        if (key is not LiteralNode || literal.Kind != TokenKind.String)
            return Bounded(new IndexNode(target, key, optional, bracket.Start));
        return ForbiddenMembers.Contains(literal.Text)
            ? Fail(new(ScriptErrorCode.ForbiddenMember, literal.Start, ForbiddenMembers.Message(literal.Text), literal.Text))
            : Bounded(new MemberNode(target, literal.Text, optional, literal.Start));
    }

    private Node ParseOperand()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance(token.End);
                return new LiteralNode(Value.Of(token.Number), token.Start);
            case TokenKind.String:
                Advance(token.End);
                return new LiteralNode(Value.Of(token.Text), token.Start);
            case TokenKind.Template:
                return ParseTemplate();
            case TokenKind.Word:
                return ParseWord();
            case TokenKind.Symbol when token.Text == "(":
                return ParseParentheses();
            case TokenKind.Symbol when token.Text == "[":
                return ParseArray();
            case TokenKind.Symbol when token.Text == "{":
                return ParseObject();
            case TokenKind.Symbol when token.Text == "+":
                return Fail(new(ScriptErrorCode.NotSupported, token.Start, "+ needs a value before it. To make a number of a text write x - 0.", "+"));
            default:
                return Fail(SyntaxHints.Unexpected(token, "a value"));
        }
    }

    private Node ParseParentheses()
    {
        Advance(_token.End);
        if (_token.Is(")"))
            return Fail(SyntaxHints.Unexpected(_token, "a value"));
        var inner = ParseExpression();
        if (!Expect(")", "\")\""))
            return Nothing;
        if (_token.Is("=>"))
            return Fail(SyntaxHints.Unexpected(_token, "an operator or the end"));
        _parenthesized = inner;
        return inner;
    }

    private Node ParseTemplate()
    {
        var start = _token.Start;
        var texts = ImmutableArray.CreateBuilder<string>();
        var parts = ImmutableArray.CreateBuilder<Node>();
        var from = _token.End;
        while (!_failed)
        {
            var piece = StringReader.ReadTemplateText(text, from, out var closes);
            if (piece.Kind == TokenKind.Bad)
                return Fail(piece.Problem!);
            texts.Add(piece.Text);
            Advance(piece.End);
            if (closes)
                break;
            parts.Add(ParseExpression());
            if (!_token.Is("}"))
                return Fail(SyntaxHints.Unexpected(_token, "\"}\" of ${"));
            from = _token.End;
        }

        if (_failed)
            return Nothing;
        return parts.Count == 0
            ? new LiteralNode(Value.Of(texts[0]), start)
            : Bounded(new TemplateNode(texts.ToImmutable(), parts.ToImmutable(), start));
    }

    private Node RefuseCall(int position) => Fail(new(ScriptErrorCode.NotSupported, position,
        "This cannot be called. What can is listed in docs/expressions.md: getX(), methods of texts and arrays, Math.max and its kin.", "()"));
}
