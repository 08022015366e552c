namespace CanBo.Workflows.Values;

public readonly partial struct Value
{
    /// <summary>
    /// Equal content: arrays element by element, objects by name whatever the order. Undefined is not null; NaN
    /// equals itself (this is equality of data, not the expression language's <c>===</c>).
    /// </summary>
    public bool Equals(Value other) => (_content, other._content) switch
    {
        (null, null) => true,
        (Tag a, Tag b) => ReferenceEquals(a, b) && _number.Equals(other._number),
        (string a, string b) => a == b,
        (Value[] a, Value[] b) => ReferenceEquals(a, b) || a.AsSpan().SequenceEqual(b),
        (ObjectMembers a, ObjectMembers b) => ReferenceEquals(a, b) || SameMembers(a, b),
        _ => false,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        switch (_content)
        {
            case null:
                return 0;
            case Tag tag:
                return HashCode.Combine(tag.Kind, _number);
            case string text:
                return text.GetHashCode(StringComparison.Ordinal);
            case ObjectMembers members:
                // A sum, because order does not count.
                var sum = members.Count;
                foreach (var (name, value) in members.Span)
                    sum += HashCode.Combine(name, value);
                return sum;
            default:
                var hash = new HashCode();
                foreach (var element in (Value[])_content)
                    hash.Add(element);
                return hash.ToHashCode();
        }
    }

    /// <inheritdoc cref="Equals(Value)"/>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>The opposite of <see cref="Equals(Value)"/>.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private static bool SameMembers(ObjectMembers a, ObjectMembers b)
    {
        if (a.Count != b.Count)
            return false;
        foreach (var (name, value) in a.Span)
        {
            if (!b.TryGet(name, out var other) || !value.Equals(other))
                return false;
        }

        return true;
    }
}
