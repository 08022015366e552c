using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>Opens every address that the host answers to GET, pages and API, as an account with every role, with every id there is to put into it.</summary>
internal static partial class AdminTour
{
    /// <summary>The bodies of all that was answered with 200, cut into the pieces in which one thing is said: rows, lines, objects.</summary>
    public static async Task<List<string>> SeeAsync(HostFixture host, Browser browser, HttpClient api, IReadOnlyCollection<Guid> ids)
    {
        var pieces = new List<string>();
        foreach (var path in Paths(host, ids))
        {
            if (path.StartsWith("/api/", StringComparison.Ordinal))
            {
                using var answer = await api.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    pieces.AddRange(Cut(path, await answer.Content.ReadAsStringAsync(), Objects()));
            }
            else if (await browser.OpenAsync(path) is { StatusCode: System.Net.HttpStatusCode.OK } page)
            {
                pieces.AddRange(Cut(path, page.Body, Rows()));
            }
        }

        return pieces;
    }

    private static IEnumerable<string> Paths(HostFixture host, IReadOnlyCollection<Guid> ids)
    {
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(e => "/" + Constraint().Replace(e.RoutePattern.RawText!.Trim('/'), "{$1}"))
            .Where(route => !route.Contains('*') && !route.StartsWith("/studio", StringComparison.Ordinal) && !route.StartsWith("/elsa", StringComparison.Ordinal));
        foreach (var route in routes.Distinct())
        {
            if (!route.Contains('{'))
                yield return route;
            else if (Parameter().Count(route) == 1)
                foreach (var id in ids)
                    yield return Parameter().Replace(route, id.ToString());
        }
    }

    private static IEnumerable<string> Cut(string path, string body, Regex at) =>
        at.Split(body).Where(piece => piece.Length > 0).Select(piece => $"{Id().Replace(path, "~")} {piece}");

    [GeneratedRegex(@"\{(\w+)(?::[^}]*|\?)\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=\}),(?=\{)|\[(?=\{)")]
    private static partial Regex Objects();

    [GeneratedRegex(@"(?=<tr|<li|<dt|<p|<h[1-6]|<article|<section|<form)")]
    private static partial Regex Rows();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
