using CanBo.Activities;
using CanBo.Host;
using CanBo.Host.Api;
using CanBo.Host.Commands;
using CanBo.Host.Demo;
using CanBo.Host.Design;
using CanBo.Host.Designer;
using CanBo.Host.Designer.Studio;
using CanBo.Host.Dev;
using CanBo.Host.Metering;
using CanBo.Host.Pages.Approvals;
using CanBo.Host.Pages.Campaigns;
using CanBo.Host.Pages.Guests;
using CanBo.Host.Pages.People;
using CanBo.Host.Pages.Tasks;
using CanBo.Host.Hooks;
using CanBo.Host.SignIn;
using CanBo.Runtime;

if (Verbs.Wants(args))
    return await Verbs.RunAsync(args, Build);
await Build(args).RunAsync();
return 0;

static WebApplication Build(string[] args)
{
    var builder = Site.CreateBuilder(args);
    builder.Services.AddRuntime(builder.Configuration);
    builder.Services.AddActivities(builder.Configuration);
    builder.AddDesign();
    builder.AddDesigner();
    builder.Services.AddSignIn();
    builder.Services.AddApi();
    builder.Services.AddMetering();
    builder.Services.AddScoped<CampaignForms>();
    builder.Services.AddScoped<PeopleImporting>();
    builder.Services.AddScoped<PastEntering>();
    builder.Services.AddScoped<PeopleForm>();
    builder.Services.AddScoped<OrganiseActs>();
    builder.Services.AddScoped<ApprovalActs>();
    builder.Services.AddScoped<CommentForms>();
    builder.Services.AddStartUp();
    builder.Services.AddRuntimeWorkers(builder.Configuration);
    builder.AddHooks();
    builder.AddDemo();
    builder.Services.KeepSizesOutOfLogs();

    var app = builder.Build();
    app.UseDesign();
    app.UseErrors();
    app.UseStudioFiles();
    app.UseSignIn();
    app.UseApi();
    app.MapPages();
    app.MapApi().MapDevClock(app.Environment);
    app.MapHooks();
    app.MapDesign();
    app.MapDesigner();
    app.MapDocuments();
    app.MapMetrics();
    app.MapDev();
    app.MakeEndpointsOnce();
    return app;
}
