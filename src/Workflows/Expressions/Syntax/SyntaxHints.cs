using System.Collections.Frozen;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>What to write instead of the JavaScript that this language leaves out.</summary>
internal static class SyntaxHints
{
    private const string NoAssignment = "An expression cannot change anything. Use a Set Variable activity.";
    private const string NoBits = "Bit operations are not available. For conditions write && and ||.";
    private const string NoStatements = "Statements are not available: write one expression. For a choice use condition ? a : b.";
    private const string NoFunctions = "Functions cannot be defined here. Split the work over several activities.";
    private const string NoObjects = "Expressions see data only: no objects of JavaScript or of the host.";

    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["="] = NoAssignment + " To compare write ===.",
        ["+="] = NoAssignment,
        ["-="] = NoAssignment,
        ["*="] = NoAssignment,
        ["/="] = NoAssignment,
        ["%="] = NoAssignment,
        ["**="] = NoAssignment,
        ["&="] = NoAssignment,
        ["|="] = NoAssignment,
        ["^="] = NoAssignment,
        ["<<="] = NoAssignment,
        [">>="] = NoAssignment,
        [">>>="] = NoAssignment,
        ["&&="] = NoAssignment,
        ["||="] = NoAssignment,
        ["??="] = NoAssignment,
        ["++"] = "An expression cannot change anything. Write x + 1.",
        ["--"] = "An expression cannot change anything. Write x - 1, or - (-x).",
        ["=>"] = NoFunctions,
        ["&"] = NoBits,
        ["|"] = NoBits,
        ["^"] = NoBits,
        ["~"] = NoBits,
        ["<<"] = NoBits,
        [">>"] = NoBits,
        [">>>"] = NoBits,
        ["**"] = "Powers are not available. Multiply instead.",
        ["..."] = "Spreading is not available. Name the elements or properties one by one.",
        ["/"] = "Regular expressions are not available. Compare texts with ===.",
        [","] = "Only one expression may stand here. Remove the comma.",
        [";"] = "Only one expression may stand here. Remove what follows the semicolon.",
        ["@"] = "@ cannot stand here. Put it into a text: \"@\".",
        ["#"] = "# cannot stand here. Put it into a text: \"#\".",
        ["this"] = NoObjects + " Use variables.name or getInput(\"name\").",
        ["super"] = NoObjects,
        ["new"] = NoObjects,
        ["class"] = NoObjects,
        ["import"] = NoObjects,
        ["function"] = NoFunctions,
        ["async"] = NoFunctions,
        ["await"] = NoFunctions,
        ["yield"] = NoFunctions,
        ["typeof"] = "typeof is not available. Test for a missing value with === null, === undefined or ??.",
        ["void"] = "void is not available. Write undefined.",
        ["delete"] = "An expression cannot change anything.",
        ["in"] = "in is not available. Test x.name !== undefined.",
        ["instanceof"] = "instanceof is not available: expressions see data only.",
        ["var"] = NoStatements,
        ["let"] = NoStatements,
        ["const"] = NoStatements,
        ["if"] = NoStatements,
        ["else"] = NoStatements,
        ["return"] = "return is not needed: write the expression alone.",
        ["for"] = NoStatements,
        ["while"] = NoStatements,
        ["do"] = NoStatements,
        ["switch"] = NoStatements,
        ["case"] = NoStatements,
        ["break"] = NoStatements,
        ["continue"] = NoStatements,
        ["throw"] = NoStatements,
        ["try"] = NoStatements,
        ["catch"] = NoStatements,
        ["finally"] = NoStatements,
        ["with"] = NoStatements,
        ["debugger"] = NoStatements,
        ["default"] = NoStatements,
        ["enum"] = NoStatements,
        ["export"] = NoStatements,
        ["extends"] = NoStatements,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a word that JavaScript reserves and this language does not use.</summary>
    public static bool IsLeftOut(string wordOrSymbol) => Hints.ContainsKey(wordOrSymbol);

    /// <summary>A finding for a token that the grammar does not want here.</summary>
    public static Finding Unexpected(Token token, string wanted) => token switch
    {
        { Kind: TokenKind.Bad } => token.Problem!,
        { Kind: TokenKind.End } => new(ScriptErrorCode.UnexpectedEnd, token.Start, $"The expression ends too early: {wanted} is missing."),
        { Kind: TokenKind.Word or TokenKind.Symbol } when Hints.TryGetValue(token.Text, out var hint) && !IsSeparatorForValue(token, wanted) =>
            new(ScriptErrorCode.NotSupported, token.Start, $"\"{token.Text}\": {hint}", token.Text),
        { Kind: TokenKind.String } => new(ScriptErrorCode.Syntax, token.Start, $"A text stands where {wanted} is expected. Join texts with +."),
        _ => new(ScriptErrorCode.Syntax, token.Start, $"\"{token.Text}\" stands where {wanted} is expected. Remove it, or add what is missing before it.", token.Text),
    };

    private static bool IsSeparatorForValue(Token token, string wanted) => token.Text is "," or ";" && wanted == "a value";
}
