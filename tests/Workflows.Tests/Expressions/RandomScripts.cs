using System.Globalization;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>Makes random programs of the language over the corpus' scope, and random garbage, from a seed.</summary>
internal sealed class RandomScripts(int seed)
{
    private static readonly string[] Leaves =
    [
        "0", "1", "2", "7", "0.1", "1e21", "1e-7", "123456789012345680000", "0xff", "true", "false", "null", "undefined",
        "''", "'a'", "\"10\"", "' 3 '", "'ế'", "'0x1F'", "'1e3'", "'-5'", "`t`",
        "now", "now.slice(0, 10)", "Date.parse(now)", "variables.n", "variables.zero", "variables.neg", "variables.big", "variables.tiny", "variables.s", "variables.digits", "variables.empty",
        "variables['x y']", "variables.nothing", "variables.t", "variables.f", "getN()", "getAmount()", "getUnit()", "getInput('count')", "getVariable('Rate')",
    ];

    private static readonly string[] Structures = ["variables.list", "variables.person", "variables.person.unit", "variables.person.scores", "variables.nothing", "[]", "({ a: 1 })"];
    private static readonly string[] Binary = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "===", "!==", "&&", "||", "??", "+", "+"];
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "`", "${", "'", "\"", "\\", "\n", "?", "?.", "??", ":", ".", ",", ";", "=", "==", "===", "!", "-", "+", "++", "/", "*", "/*", "*/", "//",
        "0", "1", "0x", "1e", ".5", "variables", "getX", "getInput", "constructor", "__proto__", "this", "x", "đ", "\\u", "\ud800", "\u2028", "\0", "👍", " ", "null", "=>", "...", "#", "@", "const a = ", "let ", "if (", "return ", ".map(x => ", ".sort()", "Math.", "new Date(", "now", "x => ", "else ", "setX(", "toFixed(",
    ];

    private static readonly string[] ListCalls =
    [
        ".slice(1)", ".slice(-2, 9)", ".includes(1)", ".indexOf('a')", ".join('-')", ".concat([1], 2)", ".flat()", ".at(-1)", ".toReversed()", ".toSorted()", ".length", ".slice().sort()",
    ];

    private static readonly string[] TextCalls =
    [
        ".slice(1)", ".slice(-3, -1)", ".substring(2, 0)", ".toUpperCase()", ".toLowerCase()", ".trim()", ".split('a')", ".split('')", ".split(',').length", ".replace('a', 'b')", ".replaceAll('1', '')", ".padStart(5, 'ab')", ".padEnd(4)",
        ".repeat(2)", ".includes('1')", ".indexOf('e')", ".lastIndexOf('e')", ".startsWith('N')", ".endsWith('')", ".at(0)", ".normalize()", ".length", ".concat('x')",
    ];

    private static readonly string[] Functions =
    [
        "Math.abs", "Math.ceil", "Math.floor", "Math.round", "Math.trunc", "Math.sign", "Math.sqrt", "Number", "String", "Boolean", "Number.isInteger", "Number.isFinite", "Number.isNaN", "Array.isArray", "Object.keys", "Object.values", "Object.entries",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _locals = [];
    private int _names;

    /// <summary>A program that parses. Nested at most so deep.</summary>
    public string Program(int depth)
    {
        if (depth == 0)
            return _locals.Count > 0 && _random.Next(3) == 0 ? _locals[_random.Next(_locals.Count)] : Pick(Leaves);
        return _random.Next(20) switch
        {
            14 or 15 => $"{List(depth)}{Callback(depth)}",
            16 => $"{List(depth)}{Pick(ListCalls)}",
            17 => $"`${{{Program(depth - 1)}}}`{Pick(TextCalls)}",
            18 => $"{Pick(Functions)}({Program(depth - 1)})",
            19 => $"Math.{Pick(["max", "min"])}({Program(depth - 1)}, {Program(depth - 1)})",
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

    /// <summary>A program of statements that parses.</summary>
    public string Statements(int depth)
    {
        var text = new System.Text.StringBuilder();
        var declared = _locals.Count;
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var name = $"v{_names++}";
            text.Append(CultureInfo.InvariantCulture, $"let {name} = {Program(depth - 1)}; ");
            _locals.Add(name);
            if (_random.Next(3) == 0)
                text.Append(CultureInfo.InvariantCulture, $"if ({Program(depth - 1)}) {{ {name} = {Program(depth - 1)}; }} else {name} += {Pick(["1", "'x'"])}; ");
        }

        var returns = _random.Next(3) == 0;
        text.Append(returns ? $"if ({Program(depth - 1)}) return {Program(depth - 1)}; return {Program(depth - 1)};" : $"[{string.Join(", ", _locals)}]");
        _locals.RemoveRange(declared, _locals.Count - declared);
        return text.ToString();
    }

    private string List(int depth) => _random.Next(3) == 0 ? $"[{Program(depth - 1)}, {Program(depth - 1)}, {Program(depth - 1)}]" : Pick(["variables.person.scores", "variables.list", "[3, 1, 2]", "['b', 'a', 'ab', '']", "Object.keys(variables.person)", "variables.nothing?"]);

    private string Callback(int depth)
    {
        var (x, y) = ($"p{_names++}", $"p{_names++}");
        var c = $"p{_names++}";
        _locals.AddRange([x, y]);
        var body = _random.Next(3) == 0 ? $"{{ const {c} = {Program(depth - 1)}; if ({Program(depth - 1)}) {{ return {c}; }} return {Program(depth - 1)}; }}" : $"({Program(depth - 1)})";
        _locals.RemoveRange(_locals.Count - 2, 2);
        return _random.Next(4) switch
        {
            0 => $".reduce(({x}, {y}) => {body}, {Program(depth - 1)})",
            1 => $".toSorted(({x}, {y}) => {x} - {y}).map(({x}, {y}) => {body})",
            _ => $".{Pick(["map", "filter", "find", "findIndex", "findLast", "some", "every", "flatMap"])}(({x}, {y}) => {body})",
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
