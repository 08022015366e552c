using System.Numerics;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>A set of children of one flowchart, by their positions; 64 of them to a word, so that two sets are compared quickly.</summary>
/// <param name="count">How many children there are.</param>
internal sealed class PositionSet(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];

    public bool this[int position]
    {
        get => (_words[position >> 6] >> position & 1) != 0;
        set
        {
            if (value)
                _words[position >> 6] |= 1UL << position;
            else
                _words[position >> 6] &= ~(1UL << position);
        }
    }

    public static PositionSet Of(bool[] marks)
    {
        var set = new PositionSet(marks.Length);
        for (var position = 0; position < marks.Length; position++)
            set[position] = marks[position];
        return set;
    }

    public PositionSet Copy()
    {
        var copy = new PositionSet(_words.Length * 64);
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    /// <summary>Whether something is in this set and in the other.</summary>
    public bool Meets(PositionSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & other._words[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>What is in this set and in the other.</summary>
    public PositionSet And(PositionSet other) => Combine(other, static (mine, theirs) => mine & theirs);

    /// <summary>What is in this set and not in the other.</summary>
    public PositionSet Without(PositionSet other) => Combine(other, static (mine, theirs) => mine & ~theirs);

    /// <summary>Its members, ascending.</summary>
    public IEnumerable<int> Positions()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var left = _words[i]; left != 0; left &= left - 1)
                yield return (i * 64) + BitOperations.TrailingZeroCount(left);
        }
    }

    private PositionSet Combine(PositionSet other, Func<ulong, ulong, ulong> combine)
    {
        var result = new PositionSet(_words.Length * 64);
        for (var i = 0; i < _words.Length; i++)
            result._words[i] = combine(_words[i], other._words[i]);
        return result;
    }
}
