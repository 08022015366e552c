using System.Text.Json.Serialization;
using CanBo.Host.Design;
using CanBo.Host.Errors;
using CanBo.Runtime.Stepping;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CanBo.Host.Api;

/// <summary>What all endpoints of the API share: JSON, errors, idempotency, the OpenAPI document, health.</summary>
internal static class ApiServices
{
    /// <summary>Adds them. After the runtime, because it wraps the runtime's step runner.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ErrorAnswers>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));

        // A body that cannot be read is an error like any other: one handler says where and why.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<BearerInDocument>();
            options.AddOperationTransformer<BearerInDocument>();
        });
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"]);
        MarkSteps(services);
        return services;
    }

    /// <summary>Errors inside the language and the headers, so that they are said in the reader's language.</summary>
    public static WebApplication UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseWhen(context => !ErrorPages.WantsPage(context), programs => programs.UseStatusCodePages(status =>
            Problems.WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode)));
        return app;
    }

    /// <summary>Between authorization and the endpoints.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseMiddleware<Idempotency>();
        return app;
    }

    /// <summary>The group of all endpoints of the API.</summary>
    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization();

        // Unlike the framework's check of bound forms, ours lets bearer tokens pass.
        ((IEndpointConventionBuilder)api).Finally(endpoint => endpoint.Metadata.Add(new OwnFormCheck()));
        return api;
    }

    public static void MapDocuments(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous(); // describes the doors, opens none
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous(); // for the machine that watches the host
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous(); // for the load balancer
    }

    private static void MarkSteps(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(StepRunner));
        services.Replace(ServiceDescriptor.Singleton<StepRunner>(provider => new MarkingStepRunner(
            (StepRunner)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<IHttpContextAccessor>())));
    }
}
