namespace CanBo.Activities.Paging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Items">The rows of this page, in the list's order.</param>
/// <param name="Page">1 or more.</param>
/// <param name="PageSize">1 to 200; the last page may hold fewer rows.</param>
/// <param name="TotalCount">Rows of the whole list.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Page, int PageSize, int TotalCount);
