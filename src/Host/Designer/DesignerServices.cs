using CanBo.Host.Designer.Elsa;
using CanBo.Host.Designer.Elsa.Definitions;
using CanBo.Host.Designer.Elsa.Descriptors;
using CanBo.Host.Designer.Elsa.Instances;
using CanBo.Host.Designer.Elsa.Live;
using CanBo.Host.Designer.Studio;

namespace CanBo.Host.Designer;

/// <summary>The designer: Elsa Studio on our pages, and the API it talks to.</summary>
internal static class DesignerServices
{
    public static WebApplicationBuilder AddDesigner(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StudioOptions>().BindConfiguration("Studio");
        builder.Services.AddSingleton<StudioPackage>();
        builder.Services.AddSingleton<UnknownTypes>();
        builder.Services.AddSingleton<DesignedTypes>();
        builder.Services.AddScoped<DefinitionAnswers>();
        builder.Services.AddScoped<InstanceHistories>();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<InstanceWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<InstanceWatch>());
        return builder;
    }

    public static void MapDesigner(this IEndpointRouteBuilder routes)
    {
        routes.MapStudioPages();
        routes.MapElsaApi();
    }
}
