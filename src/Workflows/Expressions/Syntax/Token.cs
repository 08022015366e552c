namespace CanBo.Workflows.Expressions.Syntax;

internal enum TokenKind
{
    End,

    /// <summary>Not a token; <see cref="Token.Problem"/> says why.</summary>
    Bad,
    Number,
    String,

    /// <summary>The back quote that opens a template; the parser asks for its texts.</summary>
    Template,

    /// <summary>A name or a keyword.</summary>
    Word,
    Symbol,
}

/// <summary>One token. <see cref="Text"/> is the word, the symbol or the string's content.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, double Number = 0, Finding? Problem = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

/// <summary>Something wrong, by offset in the text.</summary>
internal sealed record Finding(ScriptErrorCode Code, int Position, string Message, string? Subject = null);
