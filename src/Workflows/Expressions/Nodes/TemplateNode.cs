using System.Collections.Immutable;
using System.Text;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>A template string: texts with one expression between each two.</summary>
internal sealed class TemplateNode(ImmutableArray<string> texts, ImmutableArray<Node> parts, int position)
    : Node(position, parts.Max(part => part.Height) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position) || !run.Charge(texts[0].Length, Position))
            return default;
        var builder = new StringBuilder(texts[0]);
        for (var i = 0; i < parts.Length; i++)
        {
            var value = parts[i].Evaluate(ref run);
            if (run.Stopped || !Operands.RequirePlain(ref run, value, "${}", parts[i].Position))
                return default;
            var text = value.ToJavaScriptText();
            if (!run.Charge((long)text.Length + texts[i + 1].Length, parts[i].Position))
                return default;
            builder.Append(text).Append(texts[i + 1]);
        }

        return Value.Of(builder.ToString());
    }
}
