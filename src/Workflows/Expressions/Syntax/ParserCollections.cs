using System.Collections.Immutable;
using System.Globalization;
using CanBo.Workflows.Expressions.Nodes;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Array and object literals.</summary>
internal sealed partial class Parser
{
    private Node ParseArray()
    {
        var start = _token.Start;
        _buildsCollections = true;
        Advance(_token.End);
        var elements = ImmutableArray.CreateBuilder<Node>();
        while (!_failed && !_token.Is("]"))
        {
            if (_token.Is(","))
                return Fail(new(ScriptErrorCode.NotSupported, _token.Start, "An element is missing before the comma. Write undefined or null.", ","));
            elements.Add(ParseExpression());
            if (!_token.Is(",") && !_token.Is("]"))
                return Fail(SyntaxHints.Unexpected(_token, "\",\" or \"]\""));
            if (_token.Is(","))
                Advance(_token.End);
        }

        Advance(_token.End);
        return Bounded(new ArrayNode(elements.ToImmutable(), start));
    }

    private Node ParseObject()
    {
        var start = _token.Start;
        _buildsCollections = true;
        Advance(_token.End);
        var properties = new List<KeyValuePair<string, Node>>();
        while (!_failed && !_token.Is("}"))
        {
            var word = _token;
            if (ParsePropertyName() is not { } name)
                return Nothing;
            if (IsLocal(word) && (_token.Is(",") || _token.Is("}")))
                properties.Add(new(name, Local(word)!));
            else if (!Expect(":", "\":\" after the property's name"))
                return Nothing;
            else
                properties.Add(new(name, ParseExpression()));
            if (!_token.Is(",") && !_token.Is("}"))
                return Fail(SyntaxHints.Unexpected(_token, "\",\" or \"}\""));
            if (_token.Is(","))
                Advance(_token.End);
        }

        Advance(_token.End);
        // JavaScript puts names that are array indexes first, by number, whatever the text's order.
        var ordered = properties.OrderBy(property => IndexOf(property.Key) ?? double.PositiveInfinity);
        return Bounded(new ObjectNode([.. ordered], start));
    }

    private string? ParsePropertyName()
    {
        var token = _token;
        if (token.Kind is not (TokenKind.Word or TokenKind.String or TokenKind.Number))
        {
            Fail(token.Is("[")
                ? new(ScriptErrorCode.NotSupported, token.Start, "Computed property names are not available. Write the name.", "[")
                : SyntaxHints.Unexpected(token, "a property's name"));
            return null;
        }

        var name = token.Kind == TokenKind.Number ? JavaScriptNumbers.Format(token.Number) : token.Text;
        if (ForbiddenMembers.Contains(name))
        {
            Fail(new(ScriptErrorCode.ForbiddenMember, token.Start, ForbiddenMembers.Message(name), name));
            return null;
        }

        Advance(token.End);
        if ((_token.Is(",") || _token.Is("}")) && !IsLocal(token))
        {
            Fail(new(ScriptErrorCode.NotSupported, token.Start, $"A property needs a value here. Write {name}: value.", name));
            return null;
        }

        return name;
    }

    internal static double? IndexOf(string name) =>
        name.Length is > 0 and <= 10 && double.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index <= 4294967294 && JavaScriptNumbers.Format(index) == name
            ? index
            : null;
}
