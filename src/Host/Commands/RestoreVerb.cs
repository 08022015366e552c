using System.CommandLine;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Commands;

/// <summary><c>restore</c>: puts a backup in place of the database. No host may be running.</summary>
internal static class RestoreVerb
{
    public static Command Create(VerbHost host)
    {
        var file = new Argument<string>("file") { Description = "A file that backup wrote." };
        var verb = new Command("restore", "Put a backup in place of the database. Stop every host first. SQLite keeps the replaced file beside it.") { file };
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                var texts = services.GetRequiredService<Localizer>();
                var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
                var path = Path.GetFullPath(parsed.GetRequiredValue(file));
                if (!File.Exists(path))
                    throw new VerbFailedException(texts["Không có tệp {0}.", path]);

                if (options.Provider == StorageProvider.Sqlite)
                    await SqliteFiles.RestoreAsync(services, options.ConnectionString, path, token);
                else
                    await PostgreSqlTools.RestoreAsync(options.ConnectionString, path, texts, token);
                await services.GetRequiredService<DatabasePreparation>().PrepareAsync(token);
                Console.WriteLine(texts["Đã khôi phục từ {0}.", path]);
                return VerbHost.Good;
            },
            cancellation));
        return verb;
    }
}
