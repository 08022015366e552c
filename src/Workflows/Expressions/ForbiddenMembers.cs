using System.Collections.Frozen;

namespace CanBo.Workflows.Expressions;

/// <summary>Member names that lead into JavaScript's object machinery, or that every JavaScript object inherits.</summary>
internal static class ForbiddenMembers
{
    private static readonly FrozenSet<string> Forbidden = FrozenSet.Create(
        StringComparer.Ordinal,
        "constructor", "prototype", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__");

    private static readonly FrozenSet<string> Inherited = FrozenSet.Create(
        StringComparer.Ordinal,
        "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf");

    /// <summary>Never readable and never written, even as an object's own property.</summary>
    public static bool Contains(string name) => Forbidden.Contains(name);

    /// <summary>Readable as an object's own property only.</summary>
    public static bool IsInherited(string name) => Inherited.Contains(name);

    public static string Message(string name) =>
        $"\"{name}\" is not available: expressions see data only, no prototypes. Give the property another name.";
}
