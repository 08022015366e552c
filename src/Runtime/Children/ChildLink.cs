using System.Buffers.Binary;
using System.Security.Cryptography;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Children;

/// <summary>
/// Who started an instance. It travels in the instance's own input, so that no table is needed to find it and none is asked at the end of instances that nobody started.
/// </summary>
/// <param name="Parent">The instance that waits for it, or has gone on.</param>
/// <param name="Execution">The execution that asked.</param>
/// <param name="Index">Which of its children it is.</param>
/// <param name="Depth">How many instances stand above it.</param>
internal sealed record ChildLink(Guid Parent, ExecutionId Execution, int Index, int Depth)
{
    /// <summary>More instances than this inside each other are a circle.</summary>
    public const int MaxDepth = 20;

    /// <summary>No name that a procedure can declare as an input.</summary>
    private const string Property = "$parent";

    /// <summary>The child's id: the same for a repeated attempt, so that it is started once.</summary>
    public Guid ChildId
    {
        get
        {
            Span<byte> name = stackalloc byte[24];
            Parent.TryWriteBytes(name);
            BinaryPrimitives.WriteInt32LittleEndian(name[16..], Execution.Number);
            BinaryPrimitives.WriteInt32LittleEndian(name[20..], Index);
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(name, hash);
            return new Guid(hash[..16]);
        }
    }

    public Value AddTo(Value input) => input.With(Property, Value.Object(
        ("instance", Value.Of(Parent.ToString("D"))),
        ("execution", Value.Of((double)Execution.Number)),
        ("index", Value.Of((double)Index)),
        ("depth", Value.Of((double)Depth))));

    /// <summary>The link of an instance by its input; null when nobody started it.</summary>
    public static ChildLink? Of(Value input) =>
        input[Property] is { Kind: ValueKind.Object } link && Guid.TryParse(link["instance"].AsString, out var parent)
            ? new ChildLink(parent, new ExecutionId((int)link["execution"].AsNumber), (int)link["index"].AsNumber, (int)link["depth"].AsNumber)
            : null;

    /// <summary>True when the parent is at work in this very step and has started the child itself, so that it sees how the child ended.</summary>
    public bool IsTold(Stepping.StepWrites writes) => writes.Instances.ContainsKey(Parent);

    /// <summary>What the parent is told when the child is over.</summary>
    public Value Ended(InstanceState state) => Value.Object(
        ("index", Value.Of((double)Index)),
        ("status", Value.Of(state.Status.ToString())),
        ("output", state.Output));
}
