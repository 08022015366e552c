using System.CommandLine;
using CanBo.Activities.Access;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Commands;

/// <summary>
/// <c>import units|people|memberships &lt;file&gt;</c>, or <c>import &lt;folder&gt;</c> for all three: a line a finding; errors write nothing unless skipped.
/// </summary>
internal static class ImportVerb
{
    public static Command Create(VerbHost host)
    {
        var what = new Argument<string>("what") { Description = "units, people or memberships; or a folder with units.csv, people.csv and memberships.csv." };
        var file = new Argument<string?>("file") { Description = "The CSV file; not with a folder.", Arity = ArgumentArity.ZeroOrOne };
        var preview = new Option<bool>("--preview") { Description = "Only look: say what would change and what is wrong; write nothing." };
        var skip = new Option<bool>("--skip-errors") { Description = "Leave rows with errors out instead of refusing the file." };
        var verb = new Command("import", "Import units, people and memberships from CSV.") { what, file, preview, skip };
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                if (Files(parsed.GetRequiredValue(what), parsed.GetValue(file)) is not { } files)
                    return VerbHost.Usage;
                await services.GetRequiredService<DatabasePreparation>().PrepareAsync(token);
                var import = new ImportRun(services, parsed.GetValue(preview), parsed.GetValue(skip));
                var code = VerbHost.Good;
                foreach (var (kind, path) in files)
                    code = Math.Max(code, await import.RunAsync(kind, path, token));
                return code;
            },
            cancellation));
        return verb;
    }

    private static List<(ImportKind Kind, string Path)>? Files(string what, string? file)
    {
        if (file is null && Directory.Exists(what))
        {
            var found = Enum.GetValues<ImportKind>().Select(kind => (kind, Path: Path.Combine(what, $"{kind.ToString().ToLowerInvariant()}.csv"))).Where(f => File.Exists(f.Path)).ToList();
            if (found.Count == 0)
                Console.Error.WriteLine($"{what}: no units.csv, people.csv or memberships.csv.");
            return found.Count > 0 ? found : null;
        }

        if (!Enum.TryParse<ImportKind>(what, ignoreCase: true, out var named) || !Enum.IsDefined(named) || file is null)
            Console.Error.WriteLine($"import units|people|memberships <file>, or import <folder>: \"{what}\" is neither, or the file is missing.");
        else if (!File.Exists(file))
            Console.Error.WriteLine($"{file}: no such file.");
        else
            return [(named, file)];
        return null;
    }

    /// <summary>One run of the verb.</summary>
    private sealed class ImportRun(IServiceProvider services, bool lookOnly, bool skipErrors)
    {
        private readonly Localizer _texts = services.GetRequiredService<Localizer>();
        private readonly Actor _actor = services.GetRequiredService<CurrentActor>().Actor;

        // What the files before this one bring: a preview of a folder does not call their codes unknown.
        private readonly HashSet<string> _brought = new(StringComparer.OrdinalIgnoreCase);

        public async Task<int> RunAsync(ImportKind kind, string path, CancellationToken cancellation)
        {
            var name = Path.GetFileName(path);
            var preview = await services.GetRequiredService<PreviewImport>().LookAsync(_actor, kind, name, await File.ReadAllBytesAsync(path, cancellation), cancellation);
            var plan = preview.Plan!;
            Say(name, plan);
            _brought.UnionWith(plan.Items.Select(i => i.Code));
            if (lookOnly)
                return Finish(name, plan, _texts["Chỉ xem trước, chưa ghi gì."], plan.Errors.Count == 0);
            if (plan.IsUnreadable || (plan.Errors.Count > 0 && !skipErrors))
                return Finish(name, plan, _texts["Chưa ghi gì."], isGood: false);
            await services.GetRequiredService<CommitImport>().CommitAsync(_actor, preview.Token, skipErrors, cancellation);
            return Finish(name, plan, _texts["Đã ghi."], isGood: true);
        }

        private int Finish(string name, ImportPlan plan, string outcome, bool isGood)
        {
            Console.WriteLine($"{name}: " + _texts["{0} mới, {1} đổi, {2} không đổi, {3} dòng lỗi.", _texts.Count(plan.Added), _texts.Count(plan.Changed), _texts.Count(plan.Unchanged), _texts.Count(plan.ErrorRows)] + " " + outcome);
            return isGood ? VerbHost.Good : VerbHost.Finding;
        }

        private void Say(string name, ImportPlan plan)
        {
            foreach (var error in plan.Errors)
                Console.Error.WriteLine($"{name}:{error.Line}: {(error.Column.Length > 0 ? $"{error.Column} \"{error.Typed}\": " : "")}{_texts.Say(error.Message)}");
            foreach (var warning in plan.Warnings)
                Console.WriteLine($"{name}:{string.Join(",", warning.Lines.Take(10))}: {_texts.Say(warning.Message)}");
            foreach (var code in plan.Unresolved.Where(c => !_brought.Contains(c.Code)))
                Console.WriteLine($"{name}:{string.Join(",", code.Lines.Take(10))}: {code.Column}: " + (code.Suggestion is { } meant ? _texts["Mã {0} chưa có. Ý là {1}?", code.Code, meant] : _texts["Mã {0} chưa có.", code.Code]));
        }
    }
}
