namespace CanBo.Workflows.Values;

/// <summary>
/// Collects properties for one object value, in order. A name set again keeps its place and takes the new value.
/// Use it once: after <see cref="Build"/> set nothing more.
/// </summary>
public sealed class ValueObjectBuilder
{
    private const int ScanLimit = 12;

    private KeyValuePair<string, Value>[] _properties;
    private Dictionary<string, int>? _index;
    private int _count;

    /// <summary>Starts empty, with room for so many properties.</summary>
    public ValueObjectBuilder(int capacity = 4) => _properties = capacity == 0 ? [] : new KeyValuePair<string, Value>[capacity];

    /// <summary>Starts with the properties of an object.</summary>
    /// <exception cref="InvalidOperationException">The start is not an object.</exception>
    public ValueObjectBuilder(Value start)
        : this(start.Properties.Length + 1)
    {
        if (start.Kind != ValueKind.Object)
            throw start.NotA(ValueKind.Object);
        foreach (var (name, value) in start.Properties)
            Set(name, value);
    }

    /// <summary>Adds the property, or replaces its value.</summary>
    public ValueObjectBuilder Set(string name, Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var position = Find(name);
        if (position >= 0)
        {
            _properties[position] = new(name, value);
            return this;
        }

        if (_count == _properties.Length)
            System.Array.Resize(ref _properties, Math.Max(4, _count * 2));
        _properties[_count] = new(name, value);
        _index?.Add(name, _count);
        _count++;
        return this;
    }

    /// <summary>The object. The builder gives its storage away.</summary>
    public Value Build()
    {
        if (_count == 0)
            return Value.EmptyObject;
        if (_count != _properties.Length)
            System.Array.Resize(ref _properties, _count);
        return Value.FromOwned(new ObjectMembers(_properties));
    }

    private int Find(string name)
    {
        if (_count <= ScanLimit)
        {
            for (var i = 0; i < _count; i++)
            {
                if (_properties[i].Key == name)
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _count; i++)
                _index.Add(_properties[i].Key, i);
        }

        return _index.TryGetValue(name, out var position) ? position : -1;
    }
}
