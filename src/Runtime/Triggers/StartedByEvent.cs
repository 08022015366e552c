using System.Security.Cryptography;
using System.Text;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Triggers;

/// <summary>What an instance that an event has started carries in its input, and how it is called.</summary>
internal static class StartedByEvent
{
    /// <summary>No name that a procedure can declare as an input.</summary>
    private const string Property = "$events";

    /// <summary>The input of an instance with so many instances above it.</summary>
    public static Value AddTo(Value input, int depth) => depth == 0 ? input : input.With(Property, Value.Of(depth));

    /// <summary>How many instances have started each other by events; 0 for one that none has started.</summary>
    public static int DepthOf(Value input) => input[Property] is { Kind: ValueKind.Number } depth ? (int)depth.AsNumber : 0;

    /// <summary>The id of what one event starts of one definition: the same for a repeated attempt, so that it is started once.</summary>
    public static Guid IdOf(Guid publisher, int effect, string definitionId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"event\n{publisher:N}\n{effect}\n{definitionId}")).AsSpan(0, 16));
}
