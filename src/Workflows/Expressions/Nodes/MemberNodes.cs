using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>a.b</c>, <c>a?.b</c>, <c>a["b"]</c> and <c>a["b"]</c> with <c>?.</c>, the name being known.</summary>
internal sealed class MemberNode(Node target, string name, bool optional, int position) : Node(position, target.Height + 1)
{
    private readonly Value _key = Value.Of(name);

    public override Value Evaluate(ref Evaluation run)
    {
        var value = target.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        if (value.TryGet(name, out var member))
            return member;
        if (optional && value.IsNullish)
        {
            run.ChainBroken = true;
            return default;
        }

        return MemberAccess.Read(ref run, value, _key, Position);
    }
}

/// <summary><c>a[key]</c> and <c>a?.[key]</c>.</summary>
internal sealed class IndexNode(Node target, Node key, bool optional, int position)
    : Node(position, Math.Max(target.Height, key.Height) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var value = target.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        if (optional && value.IsNullish)
        {
            run.ChainBroken = true;
            return default;
        }

        var index = key.Evaluate(ref run);
        return run.Stopped ? default : MemberAccess.Read(ref run, value, index, Position);
    }
}

/// <summary>The whole of a chain with <c>?.</c> in it: ends as undefined where a link found nothing.</summary>
internal sealed class OptionalChainNode(Node chain) : Node(chain.Position, chain.Height + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var value = chain.Evaluate(ref run);
        if (!run.ChainBroken)
            return value;
        run.ChainBroken = false;
        return Value.Undefined;
    }
}
