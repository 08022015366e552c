using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CanBo.Workflows.Values;

/// <summary>The properties of an object value, in the order they were first written.</summary>
internal sealed class ObjectMembers(KeyValuePair<string, Value>[] properties)
{
    /// <summary>Up to here a scan is faster than hashing and needs no second structure.</summary>
    private const int ScanLimit = 12;

    public static readonly ObjectMembers Empty = new([]);

    // Two threads may both build it; either result serves.
    private Dictionary<string, int>? _index;

    public int Count => properties.Length;

    public ImmutableArray<KeyValuePair<string, Value>> Properties => ImmutableCollectionsMarshal.AsImmutableArray(properties);

    public ReadOnlySpan<KeyValuePair<string, Value>> Span => properties;

    public bool TryGet(string name, out Value value)
    {
        var position = properties.Length > ScanLimit ? Lookup(name) : Scan(name);
        value = position < 0 ? default : properties[position].Value;
        return position >= 0;
    }

    private int Scan(string name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i].Key == name)
                return i;
        }

        return -1;
    }

    private int Lookup(string name)
    {
        var index = _index;
        if (index is null)
        {
            index = new Dictionary<string, int>(properties.Length, StringComparer.Ordinal);
            for (var i = 0; i < properties.Length; i++)
                index.Add(properties[i].Key, i);
            _index = index;
        }

        return index.TryGetValue(name, out var position) ? position : -1;
    }
}
