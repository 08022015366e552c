using System.Text.Json.Nodes;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>An activity type as Studio's palette and canvas know it.</summary>
internal sealed record ActivityAnswer
{
    public required string TypeName { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string Category { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public string Kind { get; init; } = "Action";

    public bool IsContainer { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsStart { get; init; }

    public bool IsTerminal { get; init; }

    public IReadOnlyList<InputAnswer> Inputs { get; init; } = [];

    public IReadOnlyList<OutputAnswer> Outputs { get; init; } = [];

    public IReadOnlyList<PortAnswer> Ports { get; init; } = [];

    public JsonObject CustomProperties { get; init; } = [];

    /// <summary>What an activity holds from the moment it is dropped on the canvas.</summary>
    public JsonObject ConstructionProperties { get; init; } = [];
}

/// <summary>An input; its default is shown while the definition gives none, and is what the engine takes then.</summary>
internal sealed record InputAnswer(string Name, string TypeName, string DisplayName, string Description, float Order, string UiHint)
{
    public bool IsBrowsable => true;

    public bool IsSynthetic => false;

    public bool IsWrapped { get; init; } = true;

    public string? Category => null;

    public object? DefaultValue { get; init; }

    public string? DefaultSyntax => null;

    public bool IsReadOnly => false;

    public bool IsSensitive => false;

    public string? StorageDriverType => null;

    public JsonObject? UiSpecifications { get; init; }
}

/// <summary>An output.</summary>
internal sealed record OutputAnswer(string Name, string TypeName, string DisplayName, string Description, float Order)
{
    public bool IsBrowsable => true;

    public bool IsSynthetic => false;
}

/// <summary>A port: <c>Flow</c> leads on, <c>Embedded</c> holds one activity.</summary>
internal sealed record PortAnswer(string Name, string DisplayName, string Type)
{
    public bool IsBrowsable => true;
}
