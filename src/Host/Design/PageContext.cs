using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using CanBo.Activities.Access;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Design;

/// <summary>What every page knows about its request: who reads it, in which language, where it is. Scoped to the request.</summary>
public sealed class PageContext(IHttpContextAccessor accessor, IOptions<OrganisationOptions> organisation)
{
    private HttpContext? Http => accessor.HttpContext;

    /// <summary>True when somebody is signed in, with a password or by the link of a task mail.</summary>
    public bool IsSignedIn => Http?.User.Identity?.IsAuthenticated == true;

    /// <summary>The reader's full name (claim <c>name</c>), or empty.</summary>
    public string Name => Http?.User.FindFirstValue("name") ?? Http?.User.Identity?.Name ?? "";

    /// <summary>The reader as a person of the organisation (claim <c>person_id</c>), or null.</summary>
    public Guid? PersonId => Guid.TryParse(Http?.User.FindFirstValue("person_id"), out var id) ? id : null;

    /// <summary>What the reader may do beyond own tasks (claims <c>role</c>).</summary>
    public ActorRoles Roles => (Http?.User.Claims ?? [])
        .Where(claim => claim.Type is "role" or ClaimTypes.Role)
        .Aggregate(ActorRoles.None, (roles, claim) => Enum.TryParse<ActorRoles>(claim.Value, out var role) ? roles | role : roles);

    /// <summary>True when the reader has any of the roles; an administrator has all.</summary>
    public bool Is(ActorRoles roles) => (Roles & (roles | ActorRoles.Admin)) != 0;

    /// <summary>The organisation and whom its people ask for help.</summary>
    public OrganisationOptions Organisation => organisation.Value;

    /// <summary>Language of the page as HTML writes it: <c>vi</c> or <c>en</c>.</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi";

    /// <summary>Path of the page, without its query.</summary>
    public string Path => Http?.Request.Path.Value ?? "/";

    /// <summary>Path and query, to come back to.</summary>
    public string PathAndQuery => Http?.Request.GetEncodedPathAndQuery() ?? "/";

    /// <summary>One value of the query, or empty.</summary>
    public string Query(string key) => Http?.Request.Query[key].ToString() ?? "";

    /// <summary>The address of this page with one value of its query changed: how tables sort, filter and turn pages.</summary>
    /// <param name="key">Name in the query.</param>
    /// <param name="value">New value; null or empty takes it out.</param>
    /// <param name="dropped">Other names to take out, such as the page number when the order changes.</param>
    public string With(string key, string? value, params string[] dropped)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in Http?.Request.Query ?? Enumerable.Empty<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>())
            if (name != key && !dropped.Contains(name))
                query.Add(name, values.Select(v => v ?? ""));
        if (!string.IsNullOrEmpty(value))
            query.Add(key, value);
        return Path + query.ToQueryString().ToUriComponent();
    }

    /// <summary>A short code of this request, to be read out on the telephone and found in the log (end of its trace id).</summary>
    public string Reference
    {
        get
        {
            var trace = Activity.Current?.TraceId.ToHexString() ?? Http?.TraceIdentifier ?? "00000000";
            var end = trace.Length > 8 ? trace[^8..] : trace.PadLeft(8, '0');
            return $"{end[..4]}-{end[4..]}".ToUpperInvariant();
        }
    }
}
