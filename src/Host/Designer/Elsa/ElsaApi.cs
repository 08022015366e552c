using CanBo.Host.Design;
using CanBo.Host.Designer.Elsa.Definitions;
using CanBo.Host.Designer.Elsa.Descriptors;
using CanBo.Host.Designer.Elsa.Instances;
using CanBo.Host.SignIn;

namespace CanBo.Host.Designer.Elsa;

/// <summary>Elsa Server's HTTP API, as far as Studio 3.8.2 calls it, over our own store. Designers only; what changes something needs the site's token, or a bearer token.</summary>
internal static class ElsaApi
{
    public const string Root = "/elsa/api";

    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization(Policies.Designer).ExcludeFromDescription();
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

        // Unlike the framework's check of bound forms, ours lets bearer tokens pass.
        ((IEndpointConventionBuilder)api).Finally(endpoint => endpoint.Metadata.Add(new OwnFormCheck()));
    }
}
