using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CanBo.Workflows.Values;

/// <summary>
/// One immutable piece of data: a variable, an input, an output, a stimulus' payload. It is what JSON can say, plus
/// <see cref="Undefined"/> for "not there". Numbers are IEEE doubles, as in JavaScript; objects keep the order of
/// their properties. Sixteen bytes, and only strings, arrays and objects are on the heap.
/// </summary>
/// <remarks>
/// <see cref="ValueKind.Number"/> may be NaN or infinite as the result of an expression; such a number cannot be
/// written as JSON and no conversion accepts it, so it never reaches stored state.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Value : IEquatable<Value>
{
    // null: undefined; a Tag: null, boolean or number; otherwise the string, the elements or the members themselves.
    private readonly object? _content;
    private readonly double _number;

    private Value(object content, double number = 0)
    {
        _content = content;
        _number = number;
    }

    /// <summary>Not there: an absent property, an unset variable. The same as <c>default(Value)</c>.</summary>
    public static Value Undefined => default;

    /// <summary>Deliberately empty.</summary>
    public static Value Null => new(Tag.Null);

    /// <summary><c>true</c>.</summary>
    public static Value True => new(Tag.Boolean, 1);

    /// <summary><c>false</c>.</summary>
    public static Value False => new(Tag.Boolean);

    /// <summary>An array without elements.</summary>
    public static Value EmptyArray => new(System.Array.Empty<Value>());

    /// <summary>An object without properties.</summary>
    public static Value EmptyObject => new(ObjectMembers.Empty);

    /// <summary>What this value is.</summary>
    public ValueKind Kind => _content switch
    {
        null => ValueKind.Undefined,
        Tag tag => tag.Kind,
        string => ValueKind.String,
        ObjectMembers => ValueKind.Object,
        _ => ValueKind.Array,
    };

    /// <summary>True for undefined: there is nothing here.</summary>
    public bool IsUndefined => _content is null;

    /// <summary>True for null and for undefined: what <c>??</c> and <c>?.</c> step over.</summary>
    public bool IsNullish => _content is null || ReferenceEquals(_content, Tag.Null);

    /// <summary>A boolean value.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>A number. Integers beyond ±(2^53 − 1) lose digits, as in JavaScript.</summary>
    public static Value Of(double value) => new(Tag.Number, value);

    /// <summary>A string; a missing one is <see cref="Null"/>.</summary>
    public static Value Of(string? value) => value is null ? Null : new(value);

    /// <summary>An array that shares the given elements; a default array is empty.</summary>
    public static Value Of(ImmutableArray<Value> elements) =>
        new(ImmutableCollectionsMarshal.AsArray(elements) ?? []);

    /// <summary>An array of these elements.</summary>
    public static Value Array(params ReadOnlySpan<Value> elements) => new(elements.ToArray());

    /// <summary>An array of strings.</summary>
    public static Value Strings(IEnumerable<string> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(elements.Select(Of).ToArray());
    }

    /// <summary>An object with these properties in this order. A repeated name keeps its first place and its last value.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is JSON's own word.")]
    public static Value Object(params ReadOnlySpan<(string Name, Value Value)> properties)
    {
        var builder = new ValueObjectBuilder(properties.Length);
        foreach (var (name, value) in properties)
            builder.Set(name, value);
        return builder.Build();
    }

    /// <summary>The boolean.</summary>
    /// <exception cref="InvalidOperationException">This is not a boolean.</exception>
    public bool AsBoolean => ReferenceEquals(_content, Tag.Boolean) ? _number != 0 : throw NotA(ValueKind.Boolean);

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is not a number.</exception>
    public double AsNumber => ReferenceEquals(_content, Tag.Number) ? _number : throw NotA(ValueKind.Number);

    /// <summary>The string.</summary>
    /// <exception cref="InvalidOperationException">This is not a string.</exception>
    public string AsString => _content as string ?? throw NotA(ValueKind.String);

    /// <summary>The elements, without copying.</summary>
    /// <exception cref="InvalidOperationException">This is not an array.</exception>
    public ImmutableArray<Value> AsArray =>
        ImmutableCollectionsMarshal.AsImmutableArray(_content as Value[] ?? throw NotA(ValueKind.Array));

    /// <summary>The properties in order; empty for everything that is not an object.</summary>
    public ImmutableArray<KeyValuePair<string, Value>> Properties =>
        _content is ObjectMembers members ? members.Properties : [];

    /// <summary>The property, or <see cref="Undefined"/> when absent or when this is not an object.</summary>
    public Value this[string property] => TryGet(property, out var value) ? value : default;

    /// <summary>Finds an object's own property, by exact name.</summary>
    /// <returns>False when absent or when this is not an object; <paramref name="value"/> is then undefined.</returns>
    public bool TryGet(string property, out Value value)
    {
        if (_content is ObjectMembers members)
            return members.TryGet(property, out value);
        value = default;
        return false;
    }

    /// <summary>The same object with one property added or replaced.</summary>
    /// <exception cref="InvalidOperationException">This is not an object.</exception>
    public Value With(string property, Value value)
    {
        var builder = new ValueObjectBuilder(this);
        builder.Set(property, value);
        return builder.Build();
    }

    internal static Value FromOwned(Value[] elements) => new(elements);

    internal static Value FromOwned(ObjectMembers members) => new(members);

    internal InvalidOperationException NotA(ValueKind expected) =>
        new($"The value is {Kind.ToString().ToLowerInvariant()}, not {expected.ToString().ToLowerInvariant()}.");

    /// <summary>Marks the kinds that need no heap content of their own.</summary>
    private sealed class Tag(ValueKind kind)
    {
        public static readonly Tag Null = new(ValueKind.Null);
        public static readonly Tag Boolean = new(ValueKind.Boolean);
        public static readonly Tag Number = new(ValueKind.Number);

        public ValueKind Kind => kind;
    }
}
