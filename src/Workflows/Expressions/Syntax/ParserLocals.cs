using CanBo.Workflows.Expressions.Methods;
using CanBo.Workflows.Expressions.Nodes;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Names that the script declares. None hides another, so that reading one before its declaration cannot mean another of the same name.</summary>
internal sealed partial class Parser
{
    private readonly List<Dictionary<string, (int Slot, bool IsMutable)>> _scopes = [];
    private int _localCount;

    private void OpenScope() => _scopes.Add(new(StringComparer.Ordinal));

    private void CloseScope() => _scopes.RemoveAt(_scopes.Count - 1);

    private int Declare(Token name, bool isMutable)
    {
        var word = name.Text;
        if (SyntaxHints.IsLeftOut(word) || IsTaken(word))
            Fail(new(ScriptErrorCode.BadStatement, name.Start, $"{word} has a meaning of its own. Choose another name.", word));
        else if (ForbiddenMembers.Contains(word))
            Fail(new(ScriptErrorCode.ForbiddenMember, name.Start, ForbiddenMembers.Message(word), word));
        else if (IsLocal(name))
            Fail(new(ScriptErrorCode.BadStatement, name.Start, $"There is a {word} here already. Choose another name.", word));
        _buildsCollections = true;
        _scopes[^1][word] = (_localCount, isMutable);
        return _localCount++;
    }

    private bool IsLocal(Token token) => token.Kind == TokenKind.Word && _scopes.Exists(scope => scope.ContainsKey(token.Text));

    private bool IsMutable(Token token) => Find(token).IsMutable;

    private int SlotOf(Token token) => Find(token).Slot;

    private LocalNode? Local(Token token) => IsLocal(token) ? new LocalNode(SlotOf(token), token.Start) : null;

    private (int Slot, bool IsMutable) Find(Token token) => _scopes.Find(scope => scope.ContainsKey(token.Text))![token.Text];

    private static bool IsTaken(string word) =>
        word is "true" or "false" or "null" or "undefined" or "variables" or "now" or "eval" or "arguments" or "NaN" or "Infinity" or "globalThis" or "JSON" or "implements" or "interface" or "package" or "private" or "protected" or "public" or "static"
        || MethodNames.IsOwner(word)
        || (word.Length > 3 && (word.StartsWith("get", StringComparison.Ordinal) || word.StartsWith("set", StringComparison.Ordinal)) && char.IsUpper(word[3]));
}
