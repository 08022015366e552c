using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Api;

public sealed class EndpointTests
{
    /// <summary>Doors that open without a sign-in, each with its reason.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["GET /sign-in"] = "the door itself",
        ["POST /sign-in"] = "the door itself",
        ["GET /t/{token}"] = "the link is the proof",
        ["POST /t/{token}"] = "the link is the proof",
        ["POST /t/{token}/again"] = "answers everybody alike",
        ["GET /g/{token}"] = "the committee's link is the proof",
        ["GET /g/{token}/{id:guid}"] = "the committee's link is the proof",
        ["POST /g/{token}/{id:guid}"] = "the committee's link is the proof",
        ["GET /g/{token}/{id:guid}/check"] = "the committee's link is the proof",
        ["POST /g/{token}/{id:guid}/check"] = "the committee's link is the proof",
        ["GET /g/{token}/{id:guid}/received"] = "the committee's link is the proof",
        ["POST /hooks/{**path}"] = "the procedure's token is the proof",
        ["PUT /hooks/{**path}"] = "the procedure's token is the proof",
        ["PATCH /hooks/{**path}"] = "the procedure's token is the proof",
        ["DELETE /hooks/{**path}"] = "the procedure's token is the proof",
        ["GET /code"] = "the printed code is the proof",
        ["POST /code"] = "the printed code is the proof",
        ["POST /api/v1/token"] = "the password is the proof",
        ["GET /help"] = "must be readable before signing in",
        ["POST /language"] = "a preference",
        ["GET /openapi/{documentName}.json"] = "describes the doors",
        ["GET /ops/metrics"] = "a token of its own, or an operator",
        ["* /health/live"] = "for the watching machine",
        ["* /health/ready"] = "for the load balancer",
    };

    [Fact]
    public async Task Every_endpoint_needs_a_sign_in_but_the_listed_ones()
    {
        await using var host = await HostFixture.StartAsync(environment: "Production");

        var open = Endpoints(host).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(Names).Order();

        open.ShouldBe(Open.Keys.Order());
    }

    [Fact]
    public async Task Development_tools_are_absent_in_Production()
    {
        await using var host = await HostFixture.StartAsync(environment: "Production");

        var tools = Endpoints(host).SelectMany(Names).Where(name => name.Contains("dev", StringComparison.OrdinalIgnoreCase));

        tools.ShouldBeEmpty();
    }

    private static IEnumerable<RouteEndpoint> Endpoints(HostFixture host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return methods is null or { Count: 0 } ? [$"* {path}"] : methods.Select(method => $"{method} {path}");
    }
}
