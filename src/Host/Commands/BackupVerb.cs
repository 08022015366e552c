using System.CommandLine;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Commands;

/// <summary><c>backup</c>: one file that holds everything, attachments included; the host may go on serving.</summary>
internal static class BackupVerb
{
    public static Command Create(VerbHost host)
    {
        var file = new Argument<string>("file") { Description = "Where to write; must not exist yet." };
        var verb = new Command("backup", "Write the whole database to one file while the host serves (SQLite: a database file; PostgreSQL: pg_dump's custom format).") { file };
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                var texts = services.GetRequiredService<Localizer>();
                var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
                var path = Path.GetFullPath(parsed.GetRequiredValue(file));
                if (File.Exists(path))
                    throw new VerbFailedException(texts["Tệp {0} đã có. Chọn tên khác.", path]);

                if (options.Provider == StorageProvider.Sqlite)
                    await SqliteFiles.BackUpAsync(options.ConnectionString, path, texts, token);
                else
                    await PostgreSqlTools.BackUpAsync(options.ConnectionString, path, texts, token);
                Console.WriteLine(texts["Đã sao lưu vào {0}.", path]);
                return VerbHost.Good;
            },
            cancellation));
        return verb;
    }
}
