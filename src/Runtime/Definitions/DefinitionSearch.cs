namespace CanBo.Runtime.Definitions;

/// <summary>Which versions a list shows.</summary>
/// <param name="Which">By their flags.</param>
public sealed record DefinitionSearch(VersionFilter Which)
{
    /// <summary>That number only; null for any.</summary>
    public int? Version { get; init; }

    /// <summary>Only of these definitions; empty for all.</summary>
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    /// <summary>Only these versions; empty for all.</summary>
    public IReadOnlyList<string> VersionIds { get; init; } = [];

    /// <summary>Words of the name, marks and case left out; empty for any.</summary>
    public string Words { get; init; } = "";

    /// <summary>What comes first.</summary>
    public DefinitionOrder Order { get; init; }

    /// <summary>True for the last first.</summary>
    public bool Descending { get; init; }

    /// <summary>Rows to pass over; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>1 to 200.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Versions by their flags.</summary>
public enum VersionFilter
{
    /// <summary>Every version.</summary>
    All,

    /// <summary>The newest of each definition.</summary>
    Latest,

    /// <summary>The one new cases take.</summary>
    Published,

    /// <summary>The newest where it is not published.</summary>
    Draft,

    /// <summary>Newest and published ones.</summary>
    LatestAndPublished,
}

/// <summary>Orders of a list of definitions.</summary>
public enum DefinitionOrder
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By the day it was made.</summary>
    Created,

    /// <summary>By number.</summary>
    Version,
}

/// <summary>A page of versions with their content.</summary>
public sealed record DefinitionPage(IReadOnlyList<StoredDefinition> Items, int Total);
