using System.ComponentModel;
using CanBo.Activities.Paging;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Api;

/// <summary>Which page of a list, in the query string: <c>[AsParameters] PageQuery page</c>.</summary>
internal sealed record PageQuery
{
    /// <summary>1 or more.</summary>
    [FromQuery(Name = "page"), Description("1 or more; default 1.")]
    public int? Page { get; init; }

    /// <summary>1 to 200.</summary>
    [FromQuery(Name = "pageSize"), Description("1 to 200; default 50.")]
    public int? PageSize { get; init; }

    /// <summary>The page that is meant; out of range is invalid input.</summary>
    public PageRequest ToRequest() => PageRequest.Of(Page, PageSize);
}
