using System.Collections.Frozen;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>What may be called. Everything here gives a value and changes nothing.</summary>
internal static class MethodNames
{
    /// <summary>Methods whose first argument is a function written on the spot.</summary>
    public static FrozenSet<string> WithFunction { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "map", "filter", "find", "findIndex", "findLast", "findLastIndex", "some", "every", "reduce", "flatMap", "sort", "toSorted");

    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        "slice", "includes", "indexOf", "lastIndexOf", "join", "concat", "flat", "at", "reverse", "toReversed",
        "toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd", "startsWith", "endsWith", "substring", "split", "replace", "replaceAll", "padStart", "padEnd", "repeat", "normalize",
        "toFixed", "toString");

    /// <summary>Methods that give an array nobody else holds, so that changing its order changes nothing.</summary>
    private static readonly FrozenSet<string> Fresh = FrozenSet.Create(
        StringComparer.Ordinal,
        "map", "filter", "flatMap", "slice", "concat", "flat", "sort", "toSorted", "reverse", "toReversed", "split");

    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.Ordinal,
        "Math.abs", "Math.ceil", "Math.floor", "Math.round", "Math.trunc", "Math.sign", "Math.max", "Math.min", "Math.sqrt",
        "Number", "String", "Boolean", "Number.isInteger", "Number.isFinite", "Number.isNaN", "Array.isArray", "Object.keys", "Object.values", "Object.entries", "Date.parse");

    public static bool IsMethod(string name) => Plain.Contains(name) || WithFunction.Contains(name);

    public static bool GivesFresh(string name) => Fresh.Contains(name);

    public static bool IsFunction(string name) => Functions.Contains(name);

    /// <summary>True for the objects that hold functions.</summary>
    public static bool IsOwner(string word) => word is "Math" or "Number" or "String" or "Boolean" or "Array" or "Object" or "Date";
}
