using CanBo.Activities;
using CanBo.Host;
using CanBo.Host.Api;
using CanBo.Host.Demo;
using CanBo.Host.Design;
using CanBo.Host.Pages.Campaigns;
using CanBo.Host.SignIn;
using CanBo.Runtime;

await Build(args).RunAsync();

static WebApplication Build(string[] args)
{
    var builder = Site.CreateBuilder(args);
    builder.Services.AddRuntime(builder.Configuration);
    builder.Services.AddActivities(builder.Configuration);
    builder.AddDesign();
    builder.Services.AddSignIn();
    builder.Services.AddApi();
    builder.Services.AddScoped<CampaignForms>();
    builder.Services.AddStartUp();
    builder.Services.AddRuntimeWorkers(builder.Configuration);
    builder.AddDemo();

    var app = builder.Build();
    app.UseDesign();
    app.UseErrors();
    app.UseSignIn();
    app.UseApi();
    app.MapPages();
    app.MapApi();
    app.MapDesign();
    app.MapDocuments();
    return app;
}
