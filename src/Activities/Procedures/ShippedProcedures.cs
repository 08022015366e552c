using CanBo.Activities.Access;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Logging;

namespace CanBo.Activities.Procedures;

/// <summary>The procedures that come with the product (<c>workflows-json/</c>), imported and published once; an organisation's own versions are never touched.</summary>
/// <param name="store">Stores versions.</param>
/// <param name="queries">Finds what is there.</param>
/// <param name="steps">The door to the database.</param>
/// <param name="logger">Told when a procedure of the product cannot be published.</param>
public sealed partial class ShippedProcedures(DefinitionStore store, DefinitionQueries queries, StepRunner steps, ILogger<ShippedProcedures> logger)
{
    private const string Folder = "procedures/";

    /// <summary>Imports documents and procedures that are not there yet. Safe to repeat at every start.</summary>
    public async Task ImportAsync(CancellationToken cancellation)
    {
        await steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync("shipped-documents", token);
                await ShippedDocuments.ImportAsync(step, token);
            },
            cancellation);
        foreach (var (name, json) in All())
        {
            var definitionId = Path.GetFileNameWithoutExtension(name);
            if (await queries.FindLatestAsync(definitionId, cancellation) is null)
                await PublishAsync(json, name, Actor.System, cancellation);
        }
    }

    /// <summary>Stores a definition and makes it the version that new campaigns take.</summary>
    private async Task PublishAsync(string json, string fileName, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await steps.RunAsync(
                async (step, token) =>
                {
                    var version = await store.ImportAsync(step, json, fileName, token);
                    await store.PublishAsync(step, version.VersionId, token);
                    step.Audit(ProcedureAudit.SubjectOf(version.DefinitionId), "ProcedureShipped", actor.AuditName, Value.Object(("definitionId", Value.Of(version.DefinitionId)), ("version", Value.Of(version.Version))));
                },
                cancellation);
        }
        catch (DefinitionRefusedException refused)
        {
            // The host still serves: campaigns under way run on their frozen bundles and do not need this version.
            LogRefused(logger, fileName, refused.Message);
        }
    }

    /// <summary>File names and texts.</summary>
    public static IEnumerable<(string Name, string Json)> All()
    {
        var assembly = typeof(ShippedProcedures).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[Folder.Length..], reader.ReadToEnd());
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The shipped procedure {File} cannot be published: {Reason}")]
    private static partial void LogRefused(ILogger logger, string file, string reason);
}
