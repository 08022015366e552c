namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>What tells one situation from another, as numbers; equal keys mean that everything that can still happen is the same.</summary>
internal readonly struct StateKey : IEquatable<StateKey>
{
    private readonly int[] _numbers;
    private readonly int _hash;

    public StateKey(int[] numbers)
    {
        _numbers = numbers;
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()));
        _hash = hash.ToHashCode();
    }

    public int Length => _numbers.Length;

    public bool Equals(StateKey other) => _hash == other._hash && _numbers.AsSpan().SequenceEqual(other._numbers);

    public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
