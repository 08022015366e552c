using System.Text.Json;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Definitions;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures;

/// <summary>The lists that fill dropdowns of the designer, by the name that an input's <see cref="InputDescriptor.OptionsFrom"/> gives.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="definitions">Finds the procedure that is being designed.</param>
public sealed class DesignChoices(CanBoReader reader, DefinitionQueries definitions)
{
    /// <summary>Every list.</summary>
    /// <param name="definitionId">The procedure whose variables and inputs are the facts; null for none.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<InputOption>>> ListAsync(string? definitionId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return new Dictionary<string, IReadOnlyList<InputOption>>(StringComparer.Ordinal)
        {
            ["forms"] = await DocumentsAsync(db, DocumentKind.Form, cancellation),
            ["mailTexts"] = await DocumentsAsync(db, DocumentKind.MailText, cancellation),
            ["rulePackages"] = await DocumentsAsync(db, DocumentKind.RulePackage, cancellation),
            ["positionGroups"] = await GroupsAsync(db, cancellation),
            ["bodies"] = await BodiesAsync(db, cancellation),
            ["facts"] = definitionId is null ? [] : await FactsAsync(definitionId, cancellation),
        };
    }

    /// <summary>The documents of a kind by code: each code with its name in both languages.</summary>
    /// <param name="kind">Forms, mail texts or rule packages.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<InputOption>> ListAsync(DocumentKind kind, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await DocumentsAsync(db, kind, cancellation);
    }

    private static async Task<IReadOnlyList<InputOption>> DocumentsAsync(CanBoContext db, DocumentKind kind, CancellationToken cancellation)
    {
        var newest = await db.Set<ProcedureDocument>()
            .Where(d => d.Kind == kind && d.Version == db.Set<ProcedureDocument>().Where(o => o.Kind == kind && o.Code == d.Code).Max(o => o.Version))
            .OrderBy(d => d.Code)
            .ToListAsync(cancellation);
        return [.. newest.Select(d => new InputOption(d.Code, NameOf(d)))];
    }

    private static Bilingual NameOf(ProcedureDocument document)
    {
        using var json = JsonDocument.Parse(document.Json);
        var name = json.RootElement.TryGetProperty("title", out var title) || json.RootElement.TryGetProperty("name", out title) ? title : default;
        var (vietnamese, english) = name.ValueKind switch
        {
            JsonValueKind.String => (name.GetString()!, name.GetString()!),
            JsonValueKind.Object => (Text(name, "vietnamese"), Text(name, "english")),
            _ => ("", ""),
        };
        return vietnamese.Length == 0 ? new Bilingual(document.Code, document.Code)
            : new Bilingual($"{vietnamese} ({document.Code})", $"{(english.Length > 0 ? english : vietnamese)} ({document.Code})");
    }

    private static string Text(JsonElement name, string language) =>
        name.TryGetProperty(language, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static async Task<IReadOnlyList<InputOption>> GroupsAsync(CanBoContext db, CancellationToken cancellation)
    {
        var groups = await db.Set<Post>().Select(p => p.PositionGroup).Distinct().OrderBy(g => g).Take(500).ToListAsync(cancellation);
        return [.. groups.Where(g => g.Length > 0).Select(g => new InputOption(g, new Bilingual(g, g)))];
    }

    private static async Task<IReadOnlyList<InputOption>> BodiesAsync(CanBoContext db, CancellationToken cancellation)
    {
        var bodies = await db.Set<Unit>().OrderBy(u => u.SortKey).ThenBy(u => u.Code).Take(2000).Select(u => new { u.Code, u.Name }).ToListAsync(cancellation);
        return [.. bodies.Select(b => new InputOption(b.Code, new Bilingual(b.Name, b.Name)))];
    }

    private async Task<IReadOnlyList<InputOption>> FactsAsync(string definitionId, CancellationToken cancellation)
    {
        if (await definitions.FindLatestAsync(definitionId, cancellation) is not { Definition: var definition })
            return [];
        var inputs = definition.Inputs.Select(i => new InputOption(i.Name, Shown(i.DisplayName.Length > 0 ? i.DisplayName : i.Name)));
        return [.. inputs.Concat(definition.Variables.Select(v => new InputOption(v.Name, Shown(v.Name)))).DistinctBy(o => o.Value)];
    }

    private static Bilingual Shown(string text) => new(text, text);
}
