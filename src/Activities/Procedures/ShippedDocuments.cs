using System.Reflection;
using System.Text.Json;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures;

/// <summary>
/// Forms, mail texts and rule packages that come with the product: embedded JSON with a <c>code</c> and a <c>version</c>, told apart by
/// their folder. A version that is already stored is left alone, so that starting again changes nothing.
/// </summary>
public static class ShippedDocuments
{
    private static readonly (string Folder, DocumentKind Kind)[] Folders =
    [
        (".Forms.Shipped.", DocumentKind.Form),
        (".Mail.Shipped.", DocumentKind.MailText),
        (".Ratings.Packages.", DocumentKind.RulePackage),
    ];

    /// <summary>Stores what is not there yet.</summary>
    public static async Task ImportAsync(StepScope step, CancellationToken cancellation)
    {
        var db = step.Db();
        var known = await db.Set<ProcedureDocument>().Select(d => new { d.Kind, d.Code, d.Version }).ToListAsync(cancellation);
        foreach (var (kind, code, version, json) in All())
        {
            if (!known.Any(k => k.Kind == kind && k.Code == code && k.Version == version))
                db.Add(ProcedureDocument.Publish(kind, code, version, json, step.Now));
        }
    }

    /// <summary>Every shipped document.</summary>
    public static IEnumerable<(DocumentKind Kind, string Code, int Version, string Json)> All()
    {
        var assembly = typeof(ShippedDocuments).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var folder = Array.Find(Folders, f => name.Contains(f.Folder, StringComparison.Ordinal));
            if (folder.Folder is not null)
                yield return Read(assembly, name, folder.Kind);
        }
    }

    private static (DocumentKind Kind, string Code, int Version, string Json) Read(Assembly assembly, string name, DocumentKind kind)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var json = reader.ReadToEnd();
        using var document = JsonDocument.Parse(json);
        return (kind, document.RootElement.GetProperty("code").GetString()!, document.RootElement.GetProperty("version").GetInt32(), json);
    }
}
