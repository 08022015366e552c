using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CanBo.Workflows.Execution;

/// <summary>
/// Brings a state that an older build wrote to this build's layout, one layout after the other. Whoever changes <see cref="InstanceState.SchemaVersion"/>
/// adds the step from the layout before; a state of a newer layout is refused, so that an older host beside a newer one does not spoil it.
/// </summary>
internal static class StateLayouts
{
    /// <summary>The first step leads from layout 1 to 2.</summary>
    private static readonly ImmutableArray<Action<JsonObject>> Steps = [];

    /// <summary>The state in this build's layout; the same bytes when they are in it already.</summary>
    /// <exception cref="JsonException">The bytes are no state, or of a layout that this build does not know.</exception>
    public static ReadOnlySpan<byte> Upgrade(ReadOnlySpan<byte> bytes) => Upgrade(bytes, Steps);

    internal static ReadOnlySpan<byte> Upgrade(ReadOnlySpan<byte> bytes, ImmutableArray<Action<JsonObject>> steps)
    {
        var newest = steps.Length + 1;
        var layout = LayoutOf(bytes);
        if (layout == newest)
            return bytes;
        if (layout < 1 || layout > newest)
            throw new JsonException($"The state has layout {layout}; this build reads layouts 1 to {newest}.");

        var state = (JsonObject)JsonNode.Parse(bytes)!;
        for (; layout < newest; layout++)
            steps[layout - 1](state);
        state[StateNames.Version.Value] = newest;
        return JsonSerializer.SerializeToUtf8Bytes(state);
    }

    /// <summary>The layout is the first word of a state.</summary>
    private static int LayoutOf(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(StateNames.Version.EncodedUtf8Bytes)
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var layout)
            ? layout
            : throw new JsonException("The bytes are no state: it begins with its layout.");
    }
}
