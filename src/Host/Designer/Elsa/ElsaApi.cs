using CanBo.Host.Design;
using CanBo.Host.Designer.Elsa.Definitions;
using CanBo.Host.Designer.Elsa.Descriptors;
using CanBo.Host.Designer.Elsa.Instances;
using CanBo.Host.Designer.Elsa.Live;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace CanBo.Host.Designer.Elsa;

/// <summary>
/// Elsa Server's HTTP API, as far as Studio 3.8.2 calls it, over our own store. Organisers read, designers also change; what changes something needs the site's
/// token, or a bearer token.
/// </summary>
internal static class ElsaApi
{
    public const string Root = "/elsa/api";

    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization(Policies.ProcedureReader).ExcludeFromDescription();
        api.AddEndpointFilter<RouteGroupBuilder, ElsaProblems>();
        api.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        api.MapFeatures();
        api.MapDescriptors();
        api.MapDefinitions();
        api.MapDefinitionVersions();
        api.MapDefinitionFiles();
        api.MapBulkActions();
        api.MapRefusedActions();
        api.MapRun();
        api.MapInstances();
        api.MapHistory();

        routes.MapHub<InstanceHub>(InstanceHub.Path).RequireAuthorization(Policies.ProcedureReader);
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            // Unlike the framework's check of bound forms, ours lets bearer tokens pass.
            endpoint.Metadata.Add(new OwnFormCheck());
            if (Changes(endpoint))
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Designer));
        });
    }

    // Studio asks some questions by POST; every other POST, and whatever is added, is a designer's.
    private static bool Changes(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<ReadsOnly>().Any() is false
        && endpoint.Metadata.OfType<HttpMethodMetadata>().Any(metadata => metadata.HttpMethods.Any(method => !HttpMethods.IsGet(method)));
}

/// <summary>On endpoints that only answer, although they are asked by POST.</summary>
internal sealed record ReadsOnly;
