namespace CanBo.Host.Designer.Elsa;

/// <summary>A list as Elsa's API writes one.</summary>
internal sealed record ListOf<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;
}

/// <summary>A page as Elsa's API writes one. Its links say what the reader may do.</summary>
internal sealed record PagedList<T>(IReadOnlyList<T> Items, int TotalCount, IReadOnlyList<Link>? Links = null);

/// <summary>Something the reader may do; Studio reads <paramref name="Rel"/> only.</summary>
internal sealed record Link(string Href, string Rel, string Method);
