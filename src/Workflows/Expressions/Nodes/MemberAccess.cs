using System.Globalization;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>Reads members: own properties, elements, characters and <c>length</c>. What a prototype would answer is an error.</summary>
internal static class MemberAccess
{
    private const double LargestIndex = 4294967294;

    public static Value Read(ref Evaluation run, Value target, Value key, int position)
    {
        if (target.IsNullish)
        {
            var nothing = target.Kind == ValueKind.Null ? "null" : "undefined";
            var member = key.IsPlain() ? ValueDescription.Shorten(key.ToJavaScriptText()) : "a member";
            return run.Fail(ScriptErrorCode.MemberOfNothing, $"\"{member}\" is read from {nothing}. Write ?. where a value may be missing.", position, member);
        }

        return Operands.RequirePlain(ref run, key, "[]", position)
            ? target.Kind switch
            {
                ValueKind.Object => ReadProperty(ref run, target, key.ToJavaScriptText(), position),
                ValueKind.Array => ReadElement(ref run, target, key, position),
                ValueKind.String => ReadCharacter(ref run, target.AsString, key, position),
                _ => Unknown(ref run, target.Kind == ValueKind.Number ? "A number" : "A boolean", key, position),
            }
            : default;
    }

    private static Value ReadProperty(ref Evaluation run, Value target, string name, int position)
    {
        if (ForbiddenMembers.Contains(name))
            return run.Fail(ScriptErrorCode.ForbiddenMember, ForbiddenMembers.Message(name), position, name);
        if (target.TryGet(name, out var value))
            return value;
        return ForbiddenMembers.IsInherited(name) ? Unknown(ref run, "An object", Value.Of(name), position) : Value.Undefined;
    }

    private static Value ReadElement(ref Evaluation run, Value target, Value key, int position)
    {
        var elements = target.AsArray;
        if (key.Kind == ValueKind.String && key.AsString == "length")
            return Value.Of(elements.Length);
        if (!TryIndex(key, out var index))
            return Unknown(ref run, "An array", key, position);
        return index >= 0 && index < elements.Length ? elements[(int)index] : Value.Undefined;
    }

    private static Value ReadCharacter(ref Evaluation run, string text, Value key, int position)
    {
        if (key.Kind == ValueKind.String && key.AsString == "length")
            return Value.Of(text.Length);
        if (!TryIndex(key, out var index))
            return Unknown(ref run, "A text", key, position);
        if (index < 0 || index >= text.Length)
            return Value.Undefined;
        var c = text[(int)index];
        return char.IsSurrogate(c)
            ? run.Fail(ScriptErrorCode.SplitCharacter, "The index takes half of a character. Take the whole text instead.", position)
            : Value.Of(c.ToString());
    }

    /// <summary>
    /// The index that a key means, −1 for a number that is none (JavaScript finds nothing there either). False for
    /// names: those would be looked up in the prototype.
    /// </summary>
    private static bool TryIndex(Value key, out double index)
    {
        index = -1;
        if (key.Kind == ValueKind.Number)
        {
            if (key.AsNumber is >= 0 and <= LargestIndex && Math.Floor(key.AsNumber).Equals(key.AsNumber))
                index = key.AsNumber;
            return true;
        }

        return key.Kind == ValueKind.String && key.AsString.Length is > 0 and <= 10
            && double.TryParse(key.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && JavaScriptNumbers.Format(index) == key.AsString;
    }

    private static Value Unknown(ref Evaluation run, string owner, Value key, int position)
    {
        var name = ValueDescription.Shorten(key.ToJavaScriptText());
        return ForbiddenMembers.Contains(name)
            ? run.Fail(ScriptErrorCode.ForbiddenMember, ForbiddenMembers.Message(name), position, name)
            : run.Fail(ScriptErrorCode.UnknownMember, $"{owner} has no member \"{name}\" here. Arrays and texts have length and elements by index; objects have their own properties.", position, name);
    }
}
