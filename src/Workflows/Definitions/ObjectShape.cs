using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>How one property of a part is compared and written.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Get">Its value, for telling whether it changed; null when there is nothing to write.</param>
/// <param name="Write">Writes the value.</param>
internal sealed record Member<T>(string Name, Func<T, object?> Get, Action<Utf8JsonWriter, T> Write)
    where T : class
{
    public bool Differs(T a, T b) => !Equals(Get(a), Get(b));

    /// <summary>A text; an empty one is not written into a new object.</summary>
    public static Member<T> Text(string name, Func<T, string> get) =>
        new(name, part => get(part) is { Length: > 0 } text ? text : null, (writer, part) => writer.WriteStringValue(get(part)));

    public static Member<T> Flag(string name, Func<T, bool> get) =>
        new(name, part => get(part), (writer, part) => writer.WriteBooleanValue(get(part)));

    /// <summary>A number; 0 means absent.</summary>
    public static Member<T> Number(string name, Func<T, int> get) =>
        new(name, part => get(part) is var number and not 0 ? number : null, (writer, part) => writer.WriteNumberValue(get(part)));
}

/// <summary>Writes a part: what it came with in the order it came, what changed in its place, what is new at the end.</summary>
internal sealed class ObjectShape<T>(params Member<T>[] members)
    where T : class
{
    public void Write(Utf8JsonWriter writer, T part, Origin<T>? origin)
    {
        writer.WriteStartObject();
        if (origin is not null)
        {
            foreach (var property in origin.Json.EnumerateObject())
                WriteKept(writer, part, origin.Part, property);
        }

        foreach (var member in members)
        {
            if (member.Get(part) is not null && (origin is null || (!origin.Json.TryGetProperty(member.Name, out _) && member.Differs(part, origin.Part))))
                WriteMember(writer, part, member);
        }

        writer.WriteEndObject();
    }

    public IReadOnlyList<Member<T>> Members => members;

    public Member<T>? Find(string name) => Array.Find(members, member => member.Name == name);

    private void WriteKept(Utf8JsonWriter writer, T part, T before, JsonProperty property)
    {
        if (Find(property.Name) is { } member && member.Differs(part, before))
            WriteMember(writer, part, member);
        else
            property.WriteTo(writer);
    }

    private static void WriteMember(Utf8JsonWriter writer, T part, Member<T> member)
    {
        writer.WritePropertyName(member.Name);
        member.Write(writer, part);
    }
}
