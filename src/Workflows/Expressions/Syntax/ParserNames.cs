using System.Collections.Frozen;
using CanBo.Workflows.Expressions.Methods;
using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Words: constants, and the accessors through which variables and inputs are seen.</summary>
internal sealed partial class Parser
{
    // Functions of Elsa's script engine that would otherwise read as the accessor of a variable.
    private static readonly FrozenSet<string> ElsaFunctions = FrozenSet.Create(
        StringComparer.Ordinal,
        "getLastResult", "getWorkflowInstanceId", "getWorkflowInstanceName",
        "getWorkflowDefinitionId", "getWorkflowDefinitionVersion", "getWorkflowDefinitionVersionId", "getGuid", "getGuidString", "getShortGuid");

    private Node ParseWord()
    {
        var word = _token;
        switch (word.Text)
        {
            case "true":
                return Constant(Value.True);
            case "false":
                return Constant(Value.False);
            case "null":
                return Constant(Value.Null);
            case "undefined":
                return Constant(Value.Undefined);
            case "variables":
                return ParseVariables();
            case "getVariable":
                return ParseNamed(FreeNameKind.Variable);
            case "getInput":
                return ParseNamed(FreeNameKind.Input);
            case "getOutputFrom":
                return ParseOutput();
            case "getCorrelationId":
                return ParseCorrelation();
            case "now":
                Advance(word.End);
                return new NowNode(word.Start);
            case "new":
                return ParseDate();
            default:
                if (IsLocal(word))
                {
                    Advance(word.End);
                    return Local(word)!;
                }

                if (MethodNames.IsOwner(word.Text))
                    return ParseFunction();
                return SyntaxHints.IsLeftOut(word.Text) ? Fail(SyntaxHints.Unexpected(word, "a value")) : ParseAccessor();
        }
    }

    private LiteralNode Constant(Value value)
    {
        var node = new LiteralNode(value, _token.Start);
        Advance(_token.End);
        return node;
    }

    /// <summary><c>variables.name</c>, <c>variables["name"]</c>, either also with <c>?.</c>.</summary>
    private Node ParseVariables()
    {
        var word = _token;
        Advance(word.End);
        var optional = _token.Is("?.");
        if (_token.Is(".") || optional)
            Advance(_token.End);
        else if (!_token.Is("["))
            return RefuseVariables(word);

        if (_token.Kind == TokenKind.Word)
            return ReadName(FreeNameKind.Variable, _token, word.Start);
        if (!_token.Is("["))
            return RefuseVariables(word);
        Advance(_token.End);
        var name = _token;
        if (name.Kind != TokenKind.String)
            return RefuseVariables(word);
        Advance(name.End);
        return Expect("]", "\"]\"") ? Found(FreeNameKind.Variable, name.Text, word.Start) : Nothing;
    }

    private Node RefuseVariables(Token word) => _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start,
        "variables needs the name of one variable, known before it runs: variables.name or variables[\"name\"].", word.Text));

    /// <summary><c>getVariable("name")</c> and <c>getInput("name")</c>.</summary>
    private Node ParseNamed(FreeNameKind kind)
    {
        var word = _token;
        Advance(word.End);
        if (_token.Is("("))
        {
            Advance(_token.End);
            var name = _token;
            if (name.Kind == TokenKind.String)
            {
                Advance(name.End);
                if (_token.Is(")"))
                {
                    Advance(_token.End);
                    return Found(kind, name.Text, word.Start);
                }
            }
        }

        return _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start,
            $"{word.Text} needs one name, written as a text: {word.Text}(\"name\").", word.Text));
    }

    /// <summary><c>getX()</c>.</summary>
    private Node ParseAccessor()
    {
        var word = _token;
        if (ElsaFunctions.Contains(word.Text))
            return Fail(new(ScriptErrorCode.NotSupported, word.Start, $"{word.Text} of Elsa is not available here. Put the value into a variable first.", word.Text));
        if (word.Text.Length < 4 || !word.Text.StartsWith("get", StringComparison.Ordinal))
            return Fail(new(ScriptErrorCode.UnknownName, word.Start, UnknownName(word.Text), word.Text));
        if (char.IsLower(word.Text[3]))
        {
            var proper = "get" + char.ToUpperInvariant(word.Text[3]) + word.Text[4..];
            return Fail(new(ScriptErrorCode.UnknownName, word.Start, $"There is no {word.Text}. Write {proper}().", word.Text));
        }

        Advance(word.End);
        if (!_token.Is("("))
            return _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start, $"{word.Text} must be called: {word.Text}().", word.Text));
        Advance(_token.End);
        if (!_token.Is(")"))
            return _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start, $"{word.Text} takes nothing between its parentheses: {word.Text}().", word.Text));
        Advance(_token.End);
        return Found(FreeNameKind.Accessor, word.Text[3..], word.Start);
    }

    /// <summary><c>getOutputFrom("activity", "output")</c>; without an output it is Result, as in Elsa.</summary>
    private Node ParseOutput()
    {
        var word = _token;
        Advance(word.End);
        if (_token.Is("("))
        {
            Advance(_token.End);
            var activity = _token;
            if (activity is { Kind: TokenKind.String, Text.Length: > 0 })
            {
                Advance(activity.End);
                var output = "Result";
                if (_token.Is(","))
                {
                    Advance(_token.End);
                    output = _token.Kind == TokenKind.String ? _token.Text : "";
                    Advance(_token.End);
                }

                if (output.Length > 0 && _token.Is(")"))
                {
                    Advance(_token.End);
                    return Found(FreeNameKind.Output, activity.Text, word.Start, output);
                }
            }
        }

        return _failed ? Nothing : Fail(new(ScriptErrorCode.WrongAccessor, word.Start,
            "getOutputFrom needs two names, written as texts: getOutputFrom(\"activity\", \"output\").", word.Text));
    }

    private Node ParseCorrelation()
    {
        var word = _token;
        Advance(word.End);
        return Expect("(", "\"(\"") && Expect(")", "\")\"") ? new CorrelationNode(word.Start) : Nothing;
    }

    private Node ReadName(FreeNameKind kind, Token name, int position)
    {
        Advance(name.End);
        return Found(kind, name.Text, position);
    }

    private Node Found(FreeNameKind kind, string name, int position, string output = "")
    {
        if (name.Length == 0)
            return Fail(new(ScriptErrorCode.WrongAccessor, position, "The name is empty. Write the name of a variable or input."));
        if (ForbiddenMembers.Contains(name))
            return Fail(new(ScriptErrorCode.ForbiddenMember, position, ForbiddenMembers.Message(name), name));
        var (line, column) = TextPosition.Of(text, position);
        var found = new FreeName(kind, name, line, column, output);
        if (!_failed)
            _names.Add(found);
        return new NameNode(found, position);
    }

    private static string UnknownName(string word) => word is "JSON" or "eval" or "globalThis" or "process" or "console"
        ? $"{word} is not available: expressions see variables and inputs only."
        : MethodNames.IsOwner(word) ? $"{word} can be used only to call one of its functions that docs/expressions.md lists, such as Math.max(a, b)."
        : word.Length > 3 && word.StartsWith("set", StringComparison.Ordinal) && char.IsUpper(word[3]) ? $"{word} is a statement of its own, in Run JavaScript only."
        : $"There is no name {word}. For a variable or input write variables.{word}, get{char.ToUpperInvariant(word[0])}{word[1..]}() or getInput(\"{word}\").";
}
