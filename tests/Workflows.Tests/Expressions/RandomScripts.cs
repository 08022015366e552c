using System.Globalization;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>Makes random programs of the language over the corpus' scope, and random garbage, from a seed.</summary>
internal sealed class RandomScripts(int seed)
{
    private static readonly string[] Leaves =
    [
        "0", "1", "2", "7", "0.1", "1e21", "1e-7", "123456789012345680000", "0xff", "true", "false", "null", "undefined",
        "''", "'a'", "\"10\"", "' 3 '", "'ế'", "'0x1F'", "'1e3'", "'-5'", "`t`",
        "variables.n", "variables.zero", "variables.neg", "variables.big", "variables.tiny", "variables.s", "variables.digits", "variables.empty",
        "variables['x y']", "variables.nothing", "variables.t", "variables.f", "getN()", "getAmount()", "getUnit()", "getInput('count')", "getVariable('Rate')",
    ];

    private static readonly string[] Structures = ["variables.list", "variables.person", "variables.person.unit", "variables.person.scores", "variables.nothing", "[]", "({ a: 1 })"];
    private static readonly string[] Binary = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "===", "!==", "&&", "||", "??", "+", "+"];
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "`", "${", "'", "\"", "\\", "\n", "?", "?.", "??", ":", ".", ",", ";", "=", "==", "===", "!", "-", "+", "++", "/", "*", "/*", "*/", "//",
        "0", "1", "0x", "1e", ".5", "variables", "getX", "getInput", "constructor", "__proto__", "this", "x", "đ", "\\u", "\ud800", "\u2028", "\0", "👍", " ", "null", "=>", "...", "#", "@",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A program that parses. Nested at most so deep.</summary>
    public string Program(int depth)
    {
        if (depth == 0)
            return Pick(Leaves);
        return _random.Next(14) switch
        {
            0 => Pick(Leaves),
            // A space, so that "- -x" does not become a decrement.
            1 => $"- {Operand(depth - 1)}",
            2 => $"!{Operand(depth - 1)}",
            3 => $"{Operand(depth - 1)} ? {Program(depth - 1)} : {Program(depth - 1)}",
            4 => $"`{Text()}${{{Program(depth - 1)}}}{Text()}${{{Program(depth - 1)}}}`",
            5 => $"[{Program(depth - 1)}, {Program(depth - 1)}]{Member(depth)}",
            6 => $"({{ a: {Program(depth - 1)}, 'b c': {Program(depth - 1)}, 1: {Program(depth - 1)} }}){Member(depth)}",
            7 or 8 => Pick(Structures) + Member(depth) + (_random.Next(2) == 0 ? Member(depth) : ""),
            // Without parentheses, so that precedence is tried; ?? stays apart, where JavaScript forbids the mixture.
            9 or 10 => $"{Bare(depth)} {PickBare()} {Bare(depth)} {PickBare()} {Bare(depth)}",
            _ => $"{Operand(depth - 1)} {Pick(Binary)} {Operand(depth - 1)}",
        };
    }

    /// <summary>Anything at all: pieces of the language, pieces of programs, and characters.</summary>
    public string Garbage()
    {
        var parts = Enumerable.Range(0, _random.Next(1, 25)).Select(_ => _random.Next(10) switch
        {
            0 => ((char)_random.Next(0x10000)).ToString(),
            1 => Program(2),
            2 => _random.Next().ToString(CultureInfo.InvariantCulture),
            _ => Pick(Pieces),
        });
        return string.Concat(parts);
    }

    /// <summary>A program with one character taken out, doubled or replaced.</summary>
    public string Damaged()
    {
        var program = Program(3);
        var at = _random.Next(program.Length);
        return _random.Next(3) switch
        {
            0 => program.Remove(at, 1),
            1 => program.Insert(at, program[at].ToString()),
            _ => program.Remove(at, 1).Insert(at, Pick(Pieces)),
        };
    }

    private string Bare(int depth) => _random.Next(4) == 0 ? Operand(depth - 1) : Pick(Leaves);

    private string PickBare() => Binary[_random.Next(Binary.Length)] is var picked && picked == "??" ? "===" : picked;

    private string Operand(int depth) => depth > 0 && _random.Next(5) > 0 ? $"({Program(depth)})" : Pick(Leaves);

    private string Member(int depth) => _random.Next(9) switch
    {
        0 => ".name",
        1 => "?.unit",
        2 => "?.head?.name.x",
        3 => ".length",
        4 => "?.[0]",
        5 => $"[{Program(depth - 1)}]",
        6 => $"?.[{Program(depth - 1)}]",
        7 => "['code']",
        _ => "",
    };

    private string Text() => Pick(["", "a", " $ ", "{", "\\n", "ệ", "'"]);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
