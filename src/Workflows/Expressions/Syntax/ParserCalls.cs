using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Methods;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Calls of methods and functions, and the functions written as their arguments.</summary>
internal sealed partial class Parser
{
    /// <summary><c>target.name(…)</c>; the token is the parenthesis.</summary>
    private Node ParseMethod(Node target, Token name, bool optional)
    {
        if (!Enter())
            return Nothing;
        var parenthesis = _token;
        _buildsCollections = true;
        if (name.Text is "sort" or "reverse" && !IsFresh(target))
        {
            var better = name.Text == "sort" ? "toSorted" : "toReversed";
            return Fail(new(ScriptErrorCode.NotSupported, name.Start, $"{name.Text} changes the array it is called on. Write {better}.", name.Text));
        }

        Advance(parenthesis.End);
        ArrowFunction? function = null;
        if (MethodNames.WithFunction.Contains(name.Text))
        {
            if (IsArrow())
                function = ParseArrow();
            else if (name.Text is not ("sort" or "toSorted") || !_token.Is(")"))
                return _failed ? Nothing : Fail(new(ScriptErrorCode.NotSupported, parenthesis.Start, $"{name.Text} needs a function that is written here: {name.Text}(x => …).", "()"));
            if (function is not null && _token.Is(","))
                Advance(_token.End);
            else if (function is not null && !_token.Is(")"))
                return Fail(SyntaxHints.Unexpected(_token, "\",\" or \")\""));
        }

        var arguments = ParseArguments();
        return Leave(_failed ? Nothing : Bounded(new MethodNode(target, name.Text, optional, function, arguments, name.Start)));
    }

    /// <summary><c>Math.max(…)</c>, <c>Number(…)</c>, <c>Math.PI</c>.</summary>
    private Node ParseFunction()
    {
        if (!Enter())
            return Nothing;
        var word = _token;
        Advance(word.End);
        var name = word.Text;
        if (_token.Is("."))
        {
            Advance(_token.End);
            name += "." + _token.Text;
            if (name == "Math.PI")
                return Leave(Constant(Value.Of(Math.PI)));
            if (_token.Kind == TokenKind.Word)
                Advance(_token.End);
        }

        if (!MethodNames.IsFunction(name) || !_token.Is("("))
            return _failed ? Nothing : Fail(new(ScriptErrorCode.UnknownName, word.Start, UnknownName(word.Text), word.Text));
        _buildsCollections = true;
        Advance(_token.End);
        var arguments = ParseArguments();
        return Leave(_failed ? Nothing : Bounded(new FunctionNode(name, arguments, word.Start)));
    }

    /// <summary><c>new Date(x).method()</c>, and nothing else that is new.</summary>
    private Node ParseDate()
    {
        if (!Enter())
            return Nothing;
        var word = _token;
        Advance(word.End);
        if (_token is not { Kind: TokenKind.Word, Text: "Date" })
            return _failed ? Nothing : Fail(new(ScriptErrorCode.NotSupported, word.Start, "\"new\": Expressions see data only. Dates are made by new Date(now).", "new"));
        Advance(_token.End);
        if (_token.Is("("))
        {
            Advance(_token.End);
            if (!_token.Is(")"))
            {
                var argument = ParseExpression();
                if (_token.Is(")"))
                    Advance(_token.End);
                if (_token.Is("."))
                {
                    Advance(_token.End);
                    var method = _token;
                    Advance(method.End);
                    if (DateNode.IsMethod(method.Text) && _token.Is("("))
                    {
                        Advance(_token.End);
                        return Expect(")", "\")\"") ? Leave(Bounded(new DateNode(argument, method.Text, word.Start))) : Nothing;
                    }
                }
            }
        }

        return _failed ? Nothing : Fail(new(ScriptErrorCode.NotSupported, word.Start,
            "A date is made of an instant and read at once, in UTC: new Date(now).getUTCFullYear(), new Date(x).toISOString(). The time is now.", "new"));
    }

    /// <summary>Arguments up to and with the closing parenthesis.</summary>
    private ImmutableArray<Node> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Node>();
        while (!_failed && !_token.Is(")"))
        {
            arguments.Add(ParseExpression());
            if (!_token.Is(",") && !_token.Is(")"))
                Fail(SyntaxHints.Unexpected(_token, "\",\" or \")\""));
            else if (_token.Is(","))
                Advance(_token.End);
        }

        Advance(_token.End);
        return arguments.ToImmutable();
    }

    /// <summary>Whether <c>x =></c> or <c>(x, y) =></c> begins here.</summary>
    private bool IsArrow()
    {
        if (_token.Kind == TokenKind.Word)
            return _tokenizer.Read(_token.End).Is("=>");
        if (!_token.Is("("))
            return false;
        var at = _tokenizer.Read(_token.End);
        while (at.Kind == TokenKind.Word)
        {
            at = _tokenizer.Read(at.End);
            if (!at.Is(","))
                break;
            at = _tokenizer.Read(at.End);
        }

        return at.Is(")") && _tokenizer.Read(at.End).Is("=>");
    }

    private ArrowFunction? ParseArrow()
    {
        if (!Enter())
            return null;
        OpenScope();
        var parameters = new List<int>();
        var isList = _token.Is("(");
        if (isList)
            Advance(_token.End);
        while (!_failed && _token.Kind == TokenKind.Word)
        {
            parameters.Add(Declare(_token, isMutable: true));
            Advance(_token.End);
            if (!isList)
                break;
            if (_token.Is(","))
                Advance(_token.End);
        }

        var end = _token.Start;
        if (isList)
        {
            end = _token.End;
            Expect(")", "\")\"");
        }

        RefuseLineBreak(isList ? end : PreviousEnd(end), _token.Start, "=>");
        Expect("=>", "\"=>\"");
        var body = _token.Is("{") ? ParseFunctionBody() : ParseExpression();
        CloseScope();
        Leave(body);
        return new ArrowFunction([.. parameters], body);
    }

    private Node ParseFunctionBody()
    {
        var returns = _returns;
        var body = ParseBlock();
        _returns = returns;
        return body;
    }

    /// <summary>The offset after the last character that is no space before another.</summary>
    private int PreviousEnd(int before)
    {
        while (before > 0 && JavaScriptConversions.IsSpace(text[before - 1]))
            before--;
        return before;
    }

    /// <summary>Where JavaScript ends a statement, or refuses, at a line break.</summary>
    private void RefuseLineBreak(int from, int to, string symbol)
    {
        if (!_failed && to > from && text.AsSpan(from, to - from).IndexOfAny("\n\r\u2028\u2029") >= 0)
            Fail(new(ScriptErrorCode.BadStatement, from, $"JavaScript allows no line break here, beside \"{symbol}\". Write it on one line.", symbol));
    }

    /// <summary>True for an array that nobody else holds, so that its order may be changed.</summary>
    private static bool IsFresh(Node node) =>
        node is ArrayNode || (node is MethodNode method && MethodNames.GivesFresh(method.Name)) || (node is FunctionNode function && function.Name.StartsWith("Object.", StringComparison.Ordinal));
}
