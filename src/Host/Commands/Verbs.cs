using System.CommandLine;
using System.CommandLine.Parsing;

namespace CanBo.Host.Commands;

/// <summary>
/// The host as a command line: no verb serves. Exit codes: 0 good, 1 a finding or a failure, 2 wrong usage. A new verb is a line in <see cref="All"/>.
/// </summary>
internal static class Verbs
{
    /// <summary>Settings for one run, as on the host's own command line: <c>--set Storage:Provider=PostgreSql</c>.</summary>
    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting for this run, e.g. --set Storage:Provider=PostgreSql; may be repeated. The environment (CANBO__Storage__Provider) works too.",
        Recursive = true,
        HelpName = "key=value",
    };

    /// <summary>True when the arguments name a verb or ask for help; flags alone (<c>--Storage:Provider=…</c>) start the server.</summary>
    public static bool Wants(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="build">Builds the host; a verb uses its services and never starts it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var root = new RootCommand("CanBo.Workflow: evaluation of cadres and civil servants. Without a verb it serves the site.");
        root.Options.Add(Set);
        foreach (var verb in All(new VerbHost(build, Set)))
            root.Subcommands.Add(verb);

        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? VerbHost.Usage : code;
    }

    private static IEnumerable<Command> All(VerbHost host) =>
    [
        MigrateVerb.Create(host),
        CreateAdminVerb.Create(host),
        ImportVerb.Create(host),
        CheckVerb.Create(host),
        BackupVerb.Create(host),
        RestoreVerb.Create(host),
    ];
}
