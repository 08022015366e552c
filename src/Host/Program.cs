using CanBo.Host;
using CanBo.Host.Design;

var builder = WebApplication.CreateBuilder(args);
builder.AddDesign();

var app = builder.Build();
app.UseDesign();
app.UseFormProtection();
app.MapDesign();
app.MapPages();
app.MapApi();
app.Run();
