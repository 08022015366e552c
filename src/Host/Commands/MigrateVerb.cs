using System.CommandLine;
using CanBo.Activities.Texts;

namespace CanBo.Host.Commands;

/// <summary><c>migrate</c>: gives the database its tables.</summary>
internal static class MigrateVerb
{
    public static Command Create(VerbHost host)
    {
        var verb = new Command("migrate", "Give the database its tables, or bring them up to date. Safe to repeat.");
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                await services.GetRequiredService<DatabasePreparation>().PrepareAsync(token);
                Console.WriteLine(services.GetRequiredService<Localizer>()["Cơ sở dữ liệu đã sẵn sàng."]);
                return VerbHost.Good;
            },
            cancellation));
        return verb;
    }
}
