using System.Collections.Concurrent;
using System.Text.Json;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Forms;

/// <summary>Forms by code and version, read once: a published version never changes.</summary>
public sealed class FormLibrary
{
    private readonly ConcurrentDictionary<(string Code, int Version), Form> _forms = new();
    private readonly ConcurrentDictionary<(string Bundle, string Code), int> _frozen = new();

    /// <summary>A form.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<Form> GetAsync(CanBoContext db, string code, int version, CancellationToken cancellation)
    {
        if (_forms.TryGetValue((code, version), out var known))
            return known;
        var document = await Documents.FindAsync(db, DocumentKind.Form, code, version, cancellation)
            ?? throw new InvalidOperationException($"There is no form {code} version {version}.");
        return _forms.GetOrAdd((code, version), FormJson.Read(document.Json));
    }

    /// <summary>The version of a form that a case's bundle holds; the newest where the bundle does not name it.</summary>
    /// <exception cref="InvalidOperationException">There is no such form at all.</exception>
    public async Task<int> FrozenVersionAsync(CanBoContext db, string bundleHash, string code, CancellationToken cancellation)
    {
        if (_frozen.TryGetValue((bundleHash, code), out var known))
            return known;
        var json = await db.Set<ProcedureBundle>().Where(b => b.Hash == bundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
        if (json is not null && VersionIn(json, code) is { } frozen)
            return _frozen.GetOrAdd((bundleHash, code), frozen);
        // Not kept: the newest may be another tomorrow.
        var newest = await Documents.FindAsync(db, DocumentKind.Form, code, cancellation)
            ?? throw new InvalidOperationException($"There is no form {code}.");
        return newest.Version;
    }

    private static int? VersionIn(string bundle, string code)
    {
        using var json = JsonDocument.Parse(bundle);
        if (!json.RootElement.TryGetProperty("documents", out var documents))
            return null;
        foreach (var document in documents.EnumerateArray())
        {
            if (document.GetProperty("kind").GetString() == nameof(DocumentKind.Form) && document.GetProperty("code").GetString() == code)
                return document.GetProperty("document").GetProperty("version").GetInt32();
        }

        return null;
    }
}
